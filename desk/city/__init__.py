"""Pages for everybody: `/1111` for citizens without an account, `/statistics` for whoever wants to know."""
