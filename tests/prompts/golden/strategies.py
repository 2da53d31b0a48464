"""What is drawn in tests of everything that can be said."""

from typing import get_args

from hypothesis import strategies as st

from hotline.prompts.grammar import LARGEST, Case, Gender

#: As likely small as large, and often round.
numbers = st.one_of(
    st.integers(0, LARGEST),
    st.integers(0, 9999),
    st.builds(
        lambda head, zeros, rest: head * 10**zeros + rest,
        st.integers(0, 99),
        st.integers(0, 7),
        st.integers(0, 30),
    ),
).filter(lambda n: n <= LARGEST)

genders = st.sampled_from(get_args(Gender))
grammar_cases = st.sampled_from(get_args(Case))
