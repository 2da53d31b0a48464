"""Who may reach what: every route of the web server and the roles that it lets in (least privilege).

A route that stands in no list fails `test_desk_doors.py`: whoever adds one decides here, too.
"""

from collections.abc import Mapping

from hotline.desk.roles import Role

AGENT, SUPERVISOR, QUALITY, SECOND, DEPARTMENT, ADMINISTRATOR = Role

#: No session of the desk is asked for; what these ask for instead, and how often one may, others test.
PUBLIC = frozenset(
    """
    GET /
    GET /status.css
    GET /status.js
    GET /api/live
    GET /healthz
    GET /metrics
    GET /api/openapi.json
    GET /desk
    GET /desk/assets/{name}
    GET /desk/sign-in
    GET /desk/screen
    POST /desk/api/screen/pair
    GET /desk/api/screen/figures
    GET /desk/api/ways
    POST /desk/api/sign-in
    POST /desk/api/sign-in-link
    GET /1111
    GET /1111/api/map
    GET /1111/api/options
    POST /1111/api/state
    POST /1111/api/near
    POST /1111/api/call-back
    POST /1111/api/call-back/confirm
    GET /1111/api/call-back/{callback}
    GET /1111/api/ticket
    POST /1111/api/requests
    POST /1111/api/phone
    GET /statistics
    GET /statistics/figures.json
    GET /statistics/figures.csv
    GET /field
    GET /field/worker.js
    POST /field/api/link
    POST /field/api/sign-in
    POST /field/api/sign-out
    GET /field/api/jobs
    POST /field/api/reports
    GET /report
    POST /report
    GET /report/page.css
    GET /report/page.js
    GET /report/{reference}/{token}
    POST /api/social/{name}
    GET /recordings
    GET /recordings.css
    GET /recordings.js
    GET /recordings-view.js
    GET /recordings-words.js
    GET /open311/v2/openapi.json
    GET /open311/v2/discovery.{how}
    GET /open311/v2/services.{how}
    GET /open311/v2/services/{service_code}.{how}
    GET /open311/v2/requests.{how}
    GET /open311/v2/requests/{reference}.{how}
    GET /open311/v2/tokens/{token}.{how}
    GET /open311/v2/servicerequestupdates.{how}
    GET /open311/v2/photos/{number}
    POST /open311/v2/requests.{how}
    POST /open311/v2/servicerequestupdates.{how}
    """.strip().split("\n    ")
)

_EVERYBODY = """
    GET /desk/
    GET /desk/home
    GET /desk/api/me
    POST /desk/api/sign-out
    POST /desk/api/sign-out-everywhere
    POST /desk/api/password
"""

#: Only programs, with a token.
_NOBODY = """
    POST /api/texts
"""

_AGENTS = """
    GET /desk/agent
    GET /desk/headset
    POST /desk/api/state/sign-in
    POST /desk/api/state/pause
    POST /desk/api/state/extend-wrap-up
    POST /desk/api/state/sign-out
    POST /desk/api/state/resume
    POST /desk/api/state/end-wrap-up
    POST /desk/api/work/next
    POST /desk/api/work/accept
    POST /desk/api/work/decline
    POST /desk/api/work/end
    GET /desk/api/agent/setup
    GET /desk/api/agent/today
    POST /desk/api/agent/help
    GET /desk/api/agent/history
    GET /desk/api/agent/calls/{call}/disposition
    PUT /desk/api/agent/calls/{call}/disposition
    POST /desk/api/phone
    DELETE /desk/api/phone
    POST /desk/api/phone/return
    GET /desk/api/phone/choice
    PUT /desk/api/phone/choice
    GET /desk/api/quality/own
    GET /desk/api/quality/own/{number}/audio
    POST /desk/api/quality/own/{number}/acknowledge
    POST /desk/api/quality/own/{number}/dispute
    GET /desk/api/call
    POST /desk/api/call/transfer
    POST /desk/api/call/consult
    POST /desk/api/call/complete
    POST /desk/api/call/cancel
    POST /desk/api/call/conference
    POST /desk/api/call/hang-up
    POST /desk/api/call/recording
"""

_SUPERVISORS = """
    GET /desk/wall
    POST /desk/api/wall/listen
    POST /desk/api/wall/listen/mode
    POST /desk/api/wall/listen/end
    POST /desk/api/wall/agents/{agent}/state
    PUT /desk/api/wall/agents/{agent}/override
    DELETE /desk/api/wall/agents/{agent}/override
    POST /desk/api/wall/alerts/{alert}/acknowledge
    POST /desk/api/wall/phone
    GET /desk/api/wall/surge
    PUT /desk/api/wall/surge
    DELETE /desk/api/wall/surge
    POST /api/recordings/{id}/hold
    POST /api/recordings/{id}/release
    POST /api/recordings/{id}/delete
    POST /api/calls/{call}/recording/pause
    POST /api/calls/{call}/recording/resume
"""

#: Who makes televisions that show the wall's figures.
_SCREEN_MAKERS = """
    GET /desk/screens
    GET /desk/api/screens
    POST /desk/api/screens
    POST /desk/api/screens/{number:int}/code
    DELETE /desk/api/screens/{number:int}
"""

_LISTENERS = """
    GET /desk/history
    GET /desk/api/history
    GET /desk/api/wall/setup
    GET /desk/api/wall/calls
    GET /desk/api/wall/calls/{call}
    GET /desk/api/quality/calls
    GET /desk/api/quality/calls/{number}
    GET /desk/api/quality/calls/{number}/audio
    GET /desk/api/quality/calls/{number}/shape
    GET /desk/api/quality/averages
    GET /desk/api/quality/samples
    GET /desk/api/quality/complaints
    GET /desk/api/quality/complaints/map
    GET /desk/api/quality/complaints/outline
    POST /desk/api/quality/calls
    POST /desk/api/quality/calls/{number}/next
    POST /desk/api/quality/calls/{number}/assessment
    POST /desk/api/quality/calls/{number}/read
    PUT /desk/api/quality/assessments/{number}
    POST /desk/api/quality/assessments/{number}/submit
    POST /desk/api/quality/assessments/{number}/keep
    POST /desk/api/quality/assessments/{number}/change
"""

_CASE_READERS = """
    GET /desk/cases
    GET /desk/api/cases
    GET /desk/api/cases/counts
    GET /desk/api/cases/options
    GET /desk/api/case-filters
    PUT /desk/api/case-filters
    DELETE /desk/api/case-filters
    GET /desk/api/cases/{reference:str}
    GET /desk/api/cases/{reference:str}/files/{number:int}
    GET /desk/api/cases/{reference:str}/pictures/{number:int}
"""

_CASE_WRITERS = """
    POST /desk/api/bulk
    POST /desk/api/bulk/preview
    POST /desk/api/bulk/undo
    PATCH /desk/api/cases/{reference:str}
    POST /desk/api/cases/{reference:str}/notes
    POST /desk/api/cases/{reference:str}/links
    DELETE /desk/api/cases/{reference:str}/links
    POST /desk/api/cases/{reference:str}/files
"""

#: Texts that somebody has begun; each sees the own.
_DRAFTS = """
    GET /desk/api/drafts
    GET /desk/api/drafts/{key}
    PUT /desk/api/drafts/{key}
    DELETE /desk/api/drafts/{key}
"""

_FIELD = """
    GET /desk/field
    GET /desk/api/field/jobs
    POST /desk/api/field/reports
"""

_ADMINISTRATORS = """
    GET /desk/admin
    GET /desk/api/admin/settings
    GET /desk/api/admin/settings/schema
    GET /desk/api/admin/settings/difference
    POST /desk/api/admin/settings/edit
    POST /desk/api/admin/settings/resolve
    POST /desk/api/admin/settings/discard
    POST /desk/api/admin/settings/publish
    GET /desk/api/admin/settings/versions
    GET /desk/api/admin/settings/versions/{number:int}
    POST /desk/api/admin/settings/versions/{number:int}/undo
    GET /desk/api/admin/settings/menus.svg
    GET /desk/api/admin/settings/opening/{hours}
    GET /desk/api/admin/prompts
    GET /desk/api/admin/prompts/{language}/{prompt}/audio
    GET /desk/api/admin/prompts/{language}/{prompt}/takes
    PUT /desk/api/admin/prompts/{language}/{prompt}/recording
    POST /desk/api/admin/prompts/{language}/{prompt}/back
    GET /desk/api/admin/users
    POST /desk/api/admin/users/{name}
    PUT /desk/api/admin/users/{name}
    DELETE /desk/api/admin/users/{name}
    PUT /desk/api/admin/users/{name}/password
    POST /desk/api/admin/users/{name}/link
    GET /desk/api/admin/tokens
    POST /desk/api/admin/tokens/{holder}
    DELETE /desk/api/admin/tokens/{holder}
    GET /api/outbox/counts
    GET /api/outbox
    GET /api/outbox/{number}
    POST /api/outbox/{number}/send
    POST /api/outbox/{number}/drop
    POST /api/citizens/{number}/export
    GET /api/citizens/{number}/erasure
    POST /api/citizens/{number}/erasure
    GET /api/citizens/{number}/audit
"""

_POPS = """
    GET /api/pops/{agent}
"""

#: Those who speak with citizens.
_PEOPLE = """
    GET /api/messages
    GET /api/messages/next
    GET /api/messages/{id}
    GET /api/messages/{id}/audio
    POST /api/messages/{id}/take
    POST /api/messages/{id}/return
    POST /api/messages/{id}/close
    POST /api/messages/{id}/call-back
    POST /api/cases
    PATCH /api/cases/{reference}
    POST /api/cases/{reference}/notes
    POST /api/cases/{reference}/links
    DELETE /api/cases/{reference}/links
    POST /api/cases/{reference}/files
    POST /api/citizens
    PATCH /api/citizens/{number}
    POST /api/citizens/{number}/addresses
    DELETE /api/citizens/{number}/addresses
    POST /api/citizens/{number}/consents
    POST /api/citizens/{number}/merges
    DELETE /api/citizens/{number}/merges/{merged}
    POST /api/citizens/households
    PUT /api/citizens/{number}/household
    POST /api/contacts/next
    POST /api/contacts/{contact}/take
    POST /api/contacts/{contact}/done
    POST /api/contacts/{contact}/reopen
    PATCH /api/contacts/{contact}
    POST /api/contacts/{contact}/answer
"""

#: Those, and who judges how it went.
_READERS_OF_PEOPLE = """
    GET /api/cases
    GET /api/cases/{reference}
    GET /api/cases/{reference}/notes
    GET /api/cases/{reference}/links
    GET /api/cases/{reference}/audit
    GET /api/cases/{reference}/suggestions
    GET /api/cases/{reference}/files
    GET /api/cases/{reference}/files/{number}
    GET /api/citizens
    GET /api/citizens/{number}
    GET /api/citizens/{number}/page
    GET /api/contacts
    GET /api/contacts/{contact}
    GET /api/contacts/{contact}/audit
    GET /api/contacts/{contact}/files/{number}
"""

_RECORDINGS = """
    GET /api/recordings
    GET /api/recordings/{id}
    GET /api/recordings/{id}/audio
    GET /api/recordings/{id}/picture.png
    GET /api/recordings/{id}/picture.svg
"""

_KNOWLEDGE = """
    GET /api/articles
    GET /api/articles/search
    GET /api/articles/{name}/{language}
"""

_WRITERS_OF_KNOWLEDGE = """
    PUT /api/articles/{name}/{language}
    DELETE /api/articles/{name}/{language}
"""

#: Agents see the own of it.
_OF_QUALITY_AND_AGENTS = """
    GET /desk/api/quality/satisfaction
    GET /desk/api/quality/comments
    GET /desk/api/quality/comments/{call}/audio
    GET /desk/quality
    GET /desk/api/quality/names
"""

_ALL = frozenset(Role)
_SPEAK = {AGENT, SUPERVISOR, SECOND}

_GROUPS: tuple[tuple[str, set[Role] | frozenset[Role]], ...] = (
    (_EVERYBODY, _ALL),
    (_NOBODY, set()),
    (_AGENTS, {AGENT}),
    (_SUPERVISORS, {SUPERVISOR}),
    (_SCREEN_MAKERS, {SUPERVISOR, ADMINISTRATOR}),
    (_LISTENERS, {SUPERVISOR, QUALITY}),
    (_CASE_READERS, {AGENT, SUPERVISOR, SECOND, DEPARTMENT, QUALITY}),
    (_CASE_WRITERS, {AGENT, SUPERVISOR, SECOND, DEPARTMENT}),
    (_DRAFTS, _ALL),
    (_FIELD, {DEPARTMENT, SUPERVISOR, SECOND}),
    (_ADMINISTRATORS, {ADMINISTRATOR}),
    (_POPS, {AGENT, SUPERVISOR}),
    (_PEOPLE, _SPEAK),
    (_READERS_OF_PEOPLE, _SPEAK | {QUALITY}),
    (_RECORDINGS, {SUPERVISOR, QUALITY}),
    (_KNOWLEDGE, _ALL),
    (_WRITERS_OF_KNOWLEDGE, {SUPERVISOR, ADMINISTRATOR}),
    (_OF_QUALITY_AND_AGENTS, {AGENT, SUPERVISOR, QUALITY}),
)

#: By method and path, who is let in.
LET_IN: Mapping[str, frozenset[Role]] = {
    line.strip(): frozenset(roles) for lines, roles in _GROUPS for line in lines.strip().splitlines()
}

#: WebSockets, and whether a session alone opens them; the telephones' want a password of theirs besides.
SOCKETS: Mapping[str, bool] = {
    "/desk/live": True,
    "/desk/phone": False,
    "/desk/wall/phone": False,
    "/1111/phone": False,
}
