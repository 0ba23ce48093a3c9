# Texts of the pages, in English.

product = Dežurni
skip = Skip to content
menu = Main menu
menu-front = Home
menu-chat = Chat
menu-phone = Phone
menu-more = More
languages = Language
language-name = { $language ->
    [en] { "English" }
    [sr-Cyrl] { "Ћирилица" }
   *[other] { "Latinica" }
}
offline = The server cannot be reached. What you see is from before; we keep trying.

## Moments

when-today = { CLOCK($at) }
when-yesterday = yesterday { CLOCK($at) }
when-day = { $day }/{ $month } { CLOCK($at) }
until-today = until { CLOCK($at) }
until-tomorrow = until tomorrow at { CLOCK($at) }
until-day = until { $weekday ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
} { $day }/{ $month } at { CLOCK($at) }
weekday = { $weekday ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
until-further = until further notice
opens-today = opens today at { CLOCK($at) }
opens-tomorrow = opens tomorrow at { CLOCK($at) }
opens-day = opens { MOMENT($at) }
opens-never = no opening planned

## The desk now

now-title = The desk now
on-duty = On duty
on-duty-until = This shift lasts { $until }
nobody-on-duty = Nobody at the moment
nobody-on-duty-why = The roster has nobody at this hour. Clients can leave a message.
open = Open
closed = Closed
holiday = Holiday: { $name }
backup = Backup
nobody = nobody
hours-today = Open today
closed-all-day = closed
on-the-line = On the line
waiting-count = { $count ->
    [0] nobody waits
   *[other] { $count } waiting
}
talking-count = { $count } talking
open-tickets = Tickets
open-count = { $count } waiting
taken-count = { $count } in work

## Try it

try-title = Try it
try-chat = Chat with the bot
try-chat-what = Write as a client, answer as an operator.
try-phone = Telephone
try-phone-what = Call the line and pick up at the other end.

## A month's statements on their way

run = Sending the statements for { MONTH($month) }. Clients: { $queued } of { $clients }; waiting for delivery: { $waiting }.

## Waiting and pages

waiting-title = Waiting on the line
waits = for { $length }
waiting-rank = { $kind ->
    [contract] contract, rank { $rank }
    [warranty] warranty
   *[none] no contract
}
talks-title = Talking
talk-with = · { $name }
risk-title = Answers due soon
holes-title = Holes ahead
manager-untold = no manager was told yet: none has a chat that takes messages
untold-absences-title = Absences that hit a shift
untold-swaps-title = Swaps agreed on
untold-swap = { $taker } is on duty, by the roster { $asker }
page-asked = asked: { $names }
page-accept = Accept
page-pass = I cannot
pages-title = Not accepted yet
page-lasts = for { $length }

## Lists

calls-title = Latest calls
calls-none = No calls yet.
tickets-title = Latest tickets
tickets-none = No tickets yet.
column-at = Time
column-caller = Caller
column-client = Client
column-decision = Decision
column-outcome = Outcome
column-operator = Operator
column-number = Number
column-subject = Subject
column-state = State
column-opened = Opened
stranger = unknown
hidden-number = withheld number
decision = { $decision ->
    [desk] the desk
    [on-call] on call
   *[message] voicemail
}
outcome = { $outcome ->
    [talked] talked
    [voicemail] left a message
    [missed] missed
    [heard-message] heard the announcement
    [unreached] not reached
    [called-again] called again
    [answered] heard the answer
    [left-menu] left in the menu
    [is-code] types a code
    [is-menu] chooses from the menu
    [is-question] asks a question
    [is-answer] hears the answer
    [is-pin] types the PIN
    [is-call-back] waits to be called back
    [is-review] hears the message
    [is-consent] decides about the charge
    [is-waiting] waiting
    [is-accepted] being connected
    [is-talking] talking
    [is-message] in voicemail
   *[other] over
}
outcome-talked = talked { $length }
state = { $state ->
    [open] waiting
    [taken] in work
   *[closed] closed
}
ticket-number = #{ $number }

## Login

login-title = Sign in
login-name = Code or e-mail
login-password = Password
login-go = Sign in
login-wrong = The name or the password is wrong, or there were too many tries. Try again, or wait 15 minutes.
login-link-lead = Without a password: we send a link to the chat you work in. It lasts 10 minutes, once.
login-link-go = Send the link to my chat
login-demo = This is a demo company: come in as anybody.
role-operator = operator
role-advisor = advisor
role-manager = manager
code-title = One more step
code-lead = Open your authenticator and type the six digits.
code-label = Code from the authenticator
code-wrong = The code is wrong or was used. Wait for the next one.
factor-title = Second step of signing in
factor-lead = Scan the picture with an authenticator (Google Authenticator or Aegis, for example) and type the code it shows.
factor-picture = QR code for the authenticator
factor-by-hand = Or type it by hand:
factor-go = Turn on
factor-wrong = The code does not belong to this picture. Is the clock of the telephone right?
factor-set = It is on: beside the password we ask for a code.
factor-none = It is off. Managers must have it, and we recommend it to everybody.
factor-add = Turn on the second step
factor-change = Change the authenticator
enter-title = Signing in by link
enter-lead = The link works once. Press to come in.
password-title = Password
password-lead = A new password signs out all your other devices.
password-none = You have no password yet: you come in by a link from the chat only.
password-new = New password, at least 12 characters
password-length = A password has 12 to 200 characters. Several words are best.
password-easy = This password is easily guessed. Use several words that do not belong together.
password-stale = You signed in more than 15 minutes ago: sign in again, then change the password.
again-title = Changing how you sign in
again-lead = The password and the second step can be changed within 15 minutes of signing in, so that nobody who finds your screen open changes them.
again-go = Sign in again
save = Save
sign-out = Sign out
sign-out-everywhere = on all devices
said-again = The page was open too long. Sign in again.
said-again-first = Sign in again; then you can change how you sign in.
said-link-sent = If that person has a chat with the bot, the link has just arrived.
said-link-dead = This link was used or is too old. Ask for another.
said-password-set = The password is changed.
said-signed-out = You are signed out.

## Refusals

refused-not-allowed = You may not do this
refused-not-allowed-lead = Your role does not allow it, or the page was open too long.
refused-not-found = There is no such thing
refused-not-found-lead = It does not exist, or it is not for you.
refused-conflict = Somebody was faster
refused-conflict-lead = It has changed meanwhile. Nothing was saved.
refused-wrong = That cannot be
refused-wrong-lead = Nothing was saved. Go back: what you typed is still there.
refused-away = The database does not answer
refused-away-lead = Try again in a moment. What was sent meanwhile may not have been saved.
refused-in-english = What exactly is wrong, in English only for now:
refused-back = To the front page

## Why something cannot be done

wrong-backwards = The end is before the start. Turn the two moments round.
wrong-same-person = Choose two different people, or leave one of the two fields empty.
wrong-last-before-first = The last day is before the first one.
wrong-first-missing = Write the first day.
wrong-day = { $text ->
    [none] Write a day.
   *[other] “{ $text }” is no day. Write it as 2026-12-25.
}
wrong-moment = { $text ->
    [none] Write both the day and the time.
   *[other] “{ $text }” is no time. Write it as 2026-12-25 22:00.
}
wrong-month = “{ $text }” is no month. Write it as 2026-10.
wrong-form = The form could not be read. There can be 5 files, of 20 MB each; send more of them in two goes.
wrong-length = { $text ->
    [none] Write how long it took: 25m, 1h15, or from when to when: 9:10-9:40.
   *[other] “{ $text }” cannot be read. Write how long it took: 25m, 1h15, or from when to when: 9:10-9:40.
}
wrong-too-long = “{ $text }” is too long. Are start and end where they belong?
wrong-minutes = Write a whole number of minutes; 0 takes the entry back.
wrong-webhook-address = This is no address. Write it as https://example.com/path.
wrong-webhook-https = The address must begin with https://. Others are only for machines named in the setting DEZURNI_WEBHOOK_HOSTS.
wrong-webhook-private = { $host } is in a private network. If you trust it, name it in the setting DEZURNI_WEBHOOK_HOSTS.
wrong-webhook-secret = An address holds no name, password or part behind a #. What is sent is signed anyway.
wrong-webhook-events = Choose at least one event.
wrong-webhook-most = There can be { $most } addresses. Remove one first.
wrong-key-name = A key needs a name, of at most 64 characters.
wrong-key-taken = There is, or was, a key named “{ $name }”: what it did is kept by its name. Choose another one.
wrong-key-days = A key lasts from 1 to { $most } days.
wrong-key-scopes = Choose something that the key may do.
wrong-title = Write the question that the article answers.
wrong-ticket-number = { $text ->
    [none] Write the number of a ticket.
   *[other] “{ $text }” is no number of a ticket. Write it as 1042.
}
wrong-no-answer = No operator has answered ticket #{ $number } in writing, so there is nothing to make a draft of.
wrong-draft-empty = The draft has no text yet. Write the answer, then approve it.
wrong-letters = { $count ->
    [one] The text has { $count } letter, and may have { $most }.
   *[other] The text has { $count } letters, and may have { $most }.
}
wrong-colleague = Choose a colleague.
wrong-month-open = The month is not over: a statement is sent once it is.
wrong-contract-backwards = The contract ends before it begins.
wrong-address-doubled = The same number or address stands with two people. Keep one.
wrong-address-taken = { $address } belongs to somebody else ({ $code }).
wrong-field = This field is not right: { $field ->
    [code] code
    [name] name
    [tax_id] tax number
    [delivered_on] delivered
    [phones] phones
    [email] email
    [telegram_id] Telegram
    [pin] PIN
    [until] until when the contract holds
    [from] from when it holds
    [included_minutes] included minutes
    [monthly_fee] monthly
    [overage_per_hour] an hour over
   *[other] { $field }
}. Look at what you entered.
wrong-file-missing = Choose a file: a company file (.yaml), or a table of clients (.csv, .xlsx).
wrong-file-long = The file is larger than { $most } MB.
wrong-file-kind = “{ $name }” is neither a company file (.yaml) nor a table of clients (.csv, .xlsx).
wrong-file-coding = The file is not in UTF-8. Save it so (in Excel: CSV UTF-8).
wrong-file-empty = The file is empty.
wrong-file-csv = The file is no right CSV table.
wrong-file-xlsx = The file is no right XLSX table.
wrong-file-heading = The first row of the table must name the columns: { $columns }.
wrong-file-look = Look at what would change again before you import.
wrong-at = { $place ->
    [none] Line { $line }
   *[other] Line { $line }, { $place }
}: { $why }{ $shown ->
    [none] {""}
   *[other] {" "}It says: “{ $shown }”.
}
wrong-more = { $count ->
    [one] There is { $count } more fault.
   *[other] There are { $count } more faults.
}
wrong-not-yaml = the file is no YAML here. Look at the indents, colons and quotes.
wrong-key-twice = this key stands twice in one part. Keep one.
wrong-value-missing = something that is needed is missing. Add it.
wrong-value-extra = this key is not known. Look at its spelling, or remove it.
wrong-value-text = a text is needed here.
wrong-value-whole = a whole number is needed here.
wrong-value-amount = a number is needed here, with two decimals at most: 60.50.
wrong-value-yes-no = true or false is needed here.
wrong-value-day = a day is needed here, as 2026-12-25.
wrong-value-moment = a day and a time are needed here, as 2026-12-25 22:00.
wrong-value-least = { $limit } at least.
wrong-value-most = { $limit } at most.
wrong-value-choice = one of these alone: { $choices }.
wrong-value-form = { $field ->
    [code] a code begins with a letter or a digit and holds plain letters, digits, hyphens and underscores, 64 at most.
    [currency] a currency is three capital letters, as EUR.
    [pin] a PIN has 4 to 8 digits; keep leaves the one that is known.
    [telegram_id] Telegram is told by the number of the account: digits alone.
    [forum] the group is told by its number, which begins with -100.
    [prefixes] the beginning of a number is written as +381.
   *[other] this is not written as it must be.
}
wrong-value-empty = this must not be empty.
wrong-value-long = this is too long: { $limit } letters at most.
wrong-value-few = at least { $limit } is needed here.
wrong-value-many = there may be { $limit } here at most.
wrong-value-list = a list is needed here, as [a, b].
wrong-value-map = a part with keys of its own is needed here, indented below this line.
wrong-value-phone = this is no telephone number. Write it as +381601230001.
wrong-value-language = there is no such language here. Use sr-Latn, sr-Cyrl or en.
wrong-value-nobody = nobody is named: give an operator, a substitute, or both.
wrong-no-manager = nobody has the role manager. Give it to one at least, who hears of what failed.
wrong-undiallable = { $phone } begins with nothing that telephone.prefixes allows ({ $allowed }).
wrong-time-zone = “{ $zone }” is no time zone. Write it as Europe/Belgrade.
wrong-hours = “{ $text }” are no hours. Write them as 08:00-16:00.
wrong-hours-overlap = { $text } begins before the one in front of it ends. Put them in order, without overlap.
wrong-country = the holidays of “{ $country }” are not known. Write the country as RS.
wrong-code-twice = the code “{ $code }” stands twice. Change one.
wrong-unknown-code = { $whose ->
    [none] {""}
   *[other] Client { $whose }:{" "}
}{ $noun ->
    [operator] there is no operator “{ $code }”
    [product] there is no product “{ $code }”
    [plan] there is no plan “{ $code }”
    [add-on] there is no add-on “{ $code }”
    [schedule] there is no schedule “{ $code }”
   *[other] there is nobody to notify under “{ $code }”
}. { $known ->
    [none] None is listed.
   *[other] Listed are: { $known }.
}
wrong-step-order = this step comes before the one above it. Put them in order of time.
wrong-address-of-two = { $address } stands with two people: “{ $owner }” and “{ $other }”. Keep one.
wrong-span-backwards = the end is before the beginning.
wrong-change-order = this change of the contract is not after the one in front of it. Put them in order of days.
wrong-change-after-end = this change begins when the contract is over.
wrong-contract-order = Client { $client }: the changes of the contract must be in the order of days.
wrong-contract-before-known = Client { $client }: the contract from { $day } is before the one that is known, from { $known }. History is not rewritten: use the known day.
wrong-contract-ended = Client { $client }: { $day } is over, and history is not rewritten. Let the contract end today or later.
wrong-contract-changed = Client { $client }: { $day } is over, and that change was not known then. Let it hold from today or later.
wrong-contact-taken = The code “{ $code }” belongs to a person of another client.
wrong-rehearsal-hours = It lasts from 1 to { $most } hours.
wrong-rehearsal-who = There is nobody like that. Choose somebody from the list, or write a telephone number as +381601230001.
wrong-rehearsal-no-phone = This person has no telephone: let them write.
wrong-rehearsal-stranger = Only somebody whom we know can write: choose somebody from the list.
wrong-rehearsal-long = The rehearsal takes too long. Ask for fewer hours.
wrong-rehearsal-busy = Another rehearsal is played at this moment. Try again soon.

## Lists

actions = Actions
pager = Pages
pager-newer = Newer
pager-older = Older
pager-back = Back

## Menu

menu-now = Now
menu-tickets = Tickets
menu-clients = Clients
menu-roster = Roster
menu-calls = Calls
menu-articles = Articles
menu-statements = Statements
menu-delivery = Delivery
menu-audit = Audit
menu-rehearsal = Rehearsal
menu-staff = Staff

## Page: tickets

span = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
span-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
tickets-search = Client, number, words of messages
tickets-search-leave = Back to the inbox
tickets-views = Views
tickets-found = Found for “{ $q }”.
tickets-mine = Mine
tickets-unassigned = Unassigned
tickets-waiting = Awaiting an answer
tickets-risk = At risk
tickets-all = All
tickets-closed = Closed
tickets-nothing-mine = You have no ticket at the moment.
tickets-nothing-unassigned = Everything is taken.
tickets-nothing-waiting = Nobody waits for an answer.
tickets-nothing-risk = No promise ends soon.
tickets-nothing-all = There are no tickets yet.
tickets-nothing-closed = No ticket was closed yet.
tickets-nothing-found = There is no such ticket. Words are found by how they begin, in either script, with or without marks.
column-answer = Answer
pager-start = To the beginning
pager-further = Further
ticket-late = { $length } late
ticket-due = answer { $at }
ticket-waits = waits { $length }
ticket-source = { $source ->
    [telegram] Telegram
    [viber] Viber
    [webchat] chat on the site
    [chat] chat
    [voicemail] voicemail
    [missed-call] missed call
    [phone] telephone
    [call] talk
    [session] remote session
    [api] API
    [page] on the page
   *[other] { $source }
}
ticket-has = { $state ->
    [closed] closed · { $name }
   *[other] with { $name }
}
ticket-rated = rated { $rating }
urgency = { $urgency ->
    [all-stopped] everybody is stopped
    [stopped] work is stopped
    [one-stopped] one workplace is stopped
    [hindered] work is hindered
   *[can-wait] can wait
}
urgency-unknown = not told
ticket-take = Take
ticket-answer = Answer
ticket-close = Close the ticket
ticket-reopen = Open again
ticket-story = Story
ticket-earlier = Show the earlier ones too
ticket-by = { $author ->
    [client] Client
    [desk] Dežurni
   *[other] Operator
}
ticket-note-mark = note, not seen by the client
ticket-edited = (edited)
file-state = { $state ->
    [waiting] on its way
    [refused] not taken: too large, or too many at once
    [lost] it never came
   *[deleted] deleted
}
ticket-looks = { $name } is looking at this ticket too.
ticket-writes = { $name } is writing…
event = { $what ->
    [taken] { $who } takes the ticket
    [released] { $holder } no longer has the ticket; it waits again
    [handed] { $who } hands it over: { $holder } → { $taker }
    [closed] { $who ->
        [none] The ticket is closed
       *[other] { $who } closes the ticket
    }
    [reopened] { $who ->
        [none] The client opens the ticket again
       *[other] { $who } opens the ticket again
    }
    [urgency] { $who ->
        [none] The client says
       *[other] { $who } notes how urgent it is
    }: { $urgency ->
        [all-stopped] everybody is stopped
        [stopped] work is stopped
        [one-stopped] one workplace is stopped
        [hindered] work is hindered
        [can-wait] can wait
       *[other] not told
    }
    [merged] { $who } merges: #{ $number } goes on here
    [linked] { $who } links it with #{ $number }
   *[other] { $what }
}
story-call = { $direction ->
    [out] { $who ->
        [none] We called the client
       *[other] { $who } calls the client
    }
   *[in] { $who ->
        [none] The client calls
       *[other] The client calls; { $who } answers
    }
}
story-listen = listen
story-call-more = about the call
story-paged = Whoever is on call is paged
story-attempt = { $who }: { $way ->
    [call] by telephone
   *[chat] in the chat
}, { $state ->
    [accepted] accepts
    [passed] cannot
    [no-answer] does not pick up
    [no-key] picks up, does not confirm
    [failed] not reached
    [throttled] too many calls in a short time
   *[sent] told
}
story-accepted = { $who } accepts
story-session = Remote session ({ $who }): { $state ->
    [asked] the client’s consent is waited for
    [agreed] the client agrees
    [running] under way
    [refused] did not take place
   *[other] { $minutes } min
}
story-time = { $who } books { $minutes } min
story-time-hidden = the client does not see it
reply-kind = To whom you write
reply-to-client = Answer to the client
reply-note = Note for colleagues
reply-text = Write here
reply-no-chat = The client has no chat on this ticket: the answer is kept, and the client must be called.
reply-send = Send to the client
reply-send-close = Send and close
reply-keep-note = Keep the note
reply-article = Insert an answer
reply-is-article = article
reply-kept = The draft is kept.
article-search = What about: an answer or an article
article-none = There is no such answer or article.
card-contact = Contact
card-phone = Telephone
card-more = What the contract covers
card-stranger = Unknown client
card-stranger-what = Somebody whom the company’s data do not know.
ticket-book = Book time
ticket-hand = Hand over
ticket-hand-to = To whom
ticket-hand-go = Hand over
ticket-summary = What was done (the client reads this)
ticket-urgency = Urgency
ticket-join = Link or merge
ticket-other = The other ticket’s number
ticket-link = Link
ticket-merge = Merge into it
ticket-merge-sure = Ticket #{ $number } is closed and goes on in the other one. Merge?
ticket-merge-what = Linked, they stay two tickets. Merged, #{ $number } goes on in the other one: all that was said is read there, and the old number leads to it.
ticket-related = Linked tickets
ticket-unlink = Unlink #{ $number }
ticket-others = More of this client
new-ticket = New ticket
new-ticket-who = Whose is it? Person, client, telephone number:
new-ticket-other = somebody else
new-ticket-text = What the client tells
new-ticket-way = Who hears of it
new-ticket-way-mine = I do it; nobody else needs to hear of it.
new-ticket-way-now = Whoever is on duty, at once: as the contract says, also at night.
new-ticket-way-wait = Whoever is on duty, once we open; nobody is rung at night.
new-ticket-go = Open the ticket
said-opened = The ticket is open.
reply-files = Files, up to 20 MB each:
said-not-so-large = The file is longer than 20 MB, so nothing was sent. What you wrote is kept.
said-replied = Sent to the client.
said-noted = The note is kept.
said-taken = The ticket is yours.
said-given = The ticket is handed over.
said-closed = The ticket is closed; the client is told.
said-reopened = The ticket is open again, and yours.
said-merged = The tickets are merged.
said-merged-here = That ticket was merged with this one and goes on here.
said-linked = The tickets are linked.
said-unlinked-ticket = The tickets are no longer linked.
said-urgency-set = The urgency is noted.
said-accepted = The page is yours, and the ticket with it.
said-passed = The next one is called.
said-said-before = That was sent already.
said-not-empty = Nothing was written, so nothing was sent.
said-not-reached = The answer is kept, but the client has no chat: call them.
said-not-on-closed = The ticket was closed meanwhile. Open it again, then send; what you wrote is kept.
said-not-before-this = This one first: a client with a contract waits, and goes before the other one.
said-not-before-others = Another client with a contract waits longer: that ticket is taken first.
said-not-taken = A colleague was faster: the ticket is taken.
said-not-given = The ticket is not where it was any more. See who has it now.
said-not-closed-twice = The ticket was closed already. Nothing was sent twice.
said-not-reopened = The ticket is open already.
said-not-of-one-client = Only two tickets of one client can be merged.
said-not-merged = One of the two tickets has changed meanwhile. Look at both, then try again.
said-not-to-itself = A ticket is not linked with itself.
said-not-accepted = A colleague was faster: the page is accepted.
said-not-passed = That page is not open any more, or you were not asked.

## Keys

keys-title = Keyboard
keys-close = Close
keys-lists = Through a list: down, up
keys-open = Open
keys-search = Search
keys-new = New ticket, on the list of tickets
keys-help = This sheet
keys-go = then a letter
keys-answer = Answer
keys-note = Note
keys-take = Take
keys-close-ticket = Close the ticket
keys-article = Insert an answer
keys-send = Send
keys-time = Book time
keys-hand = Hand over
keys-urgency = Urgency
keys-join = Link or merge
keys-everywhere = Everywhere
keys-ticket = On a ticket

## Page: clients

standing = { $standing ->
    [contract] contract
    [warranty] warranty
    [lapsed] contract ended
    [none] no contract
   *[unknown] unknown
}
clients-search = Name, code, telephone, tax number
clients-none = There is no such client.
clients-column-name = Client
clients-column-standing = Contract
clients-column-advisor = Advisor
clients-column-tickets = Open tickets
client-advisor = Advisor: { $name }
client-hours = Hours of { MONTH($month) }
client-months = Months
month-previous = Previous month
month-next = Next month
month-of = { MONTH($month) }
client-year = Hours by month
year-drawn = from the included hours
year-free = draws no hours
year-hours = { $month }: { LENGTH($drawn) } from the included hours, { LENGTH($free) } draw none
minutes-long = { LENGTH($minutes) }
client-left = { LENGTH($minutes) } left
client-of = { LENGTH($used) } of { LENGTH($included) } used
client-over = { LENGTH($minutes) } over
client-days = Minutes used, by day
day-minutes = { SHORTDAY($on) }: { $minutes } min
client-entries = Booked work
entries-column-when = When
entries-column-kind = Kind
entries-column-minutes = Minutes
entries-column-who = Who
entries-column-note = What was done
entries-none = No work is booked in this month.
entry-free = does not draw
entry-correct = Correct
entry-minutes = It should be so many minutes (0 takes it back)
entry-why = Why; the client reads it
kind = { $kind ->
    [phone] phone
    [remote] remote work
    [email] e-mail
    [chat] chat
    [consulting] consulting
    [visit] visit
   *[internal] internal
}
book-typed = How long: 25m, 1h15, 9:10-9:40
book-kind = Kind
book-note = What was done
book-go = Book
said-booked = Booked.
said-corrected = Corrected.
said-unlinked = The chat is not linked any more.
client-contract = Contract
price-fee = A month
price-hour = An hour beyond
money = { MONEY($amount, $currency) }
client-hints = Pays for, and does not use
hint-hours-unused = Less than a fifth of the hours was used, two months in a row.
hint-visit-not-planned = No visit is planned this year.
hint-backup-unused = The backup is paid for, and none was made for 35 days.
hint-contact-unlinked = Somebody who gets the statement has no linked chat.
client-people = People
person-reads = gets the statement
person-link = Link a chat
person-unlink = Unlink
link-title = Code for { $name }
link-lead = To be sent to the bot as a message. It lasts 10 minutes, once; earlier codes are dead.
client-visits = Visits
visits-of = { $taken } of { $included } this year
appointment-state = { $state ->
    [proposed] proposed
    [confirmed] agreed
    [done] made
   *[cancelled] cancelled
}

client-new = New client
client-edit = Changing a client
client-change = Change
client-agreed = What was agreed when
client-agreed-on = { DATE($on) }
client-history = Who changed what
said-client-changed = The change is written down.
said-imported = The import is done.
cancel = Cancel
company-title = Import and export
company-lead = You see what would change before it does. History stays: a changed contract holds from a day, nothing is rewritten.
company-import = Import
company-import-lead = A company file (YAML) is imported whole: who is not in it is served no more. A table of clients only adds and changes.
company-file = File: .yaml, .csv or .xlsx
company-look = See what would change
company-export = Export
company-yaml = Company file: everything that is also imported
company-clients = Clients and their people
company-pins = PINs are not exported: the file only says that there is one.
company-preview = What would change
company-carry-out = Carry it out
plan-verb = { $verb ->
    [added] added
    [changed] changed
   *[removed] removed
}
plan-change = Change
plan-what = What
plan-fields = Data
plan-kind = { $kind ->
    [clients] client
    [contacts] person
    [contact_methods] address of a person
    [contracts] contract
    [amendments] what is agreed
    [plans] plan
    [plan_versions] terms of a plan
    [add_ons] add-on
    [add_on_versions] terms of an add-on
    [operators] operator
    [schedules] schedule
    [overrides] override
    [absences] absence
    [policies] escalation policy
   *[organisation] company
}
plan-field = { $field ->
    [code] code
    [name] name
    [tax_id] tax number
    [product] product
    [delivered_on] delivered on
    [advisor] advisor
    [active] active
    [language] language
    [gets_statement] gets the statement
    [pin_hash] PIN
    [routine_stopped_at] wants no routine messages since
    [channel] channel
    [address] address
    [source] from where
    [tied_at] linked at
    [from_on] from
    [until_on] until
    [starts_on] holds from
    [ends_on] last day
    [plan_id] plan
    [add_ons] add-ons
    [terms] terms
    [monthly_fee] monthly fee
    [covers_always] covers all hours
    [after_hours_factor] factor after hours
    [phone] telephone
    [telegram_id] Telegram
    [email] e-mail
    [roles] roles
    [reach] how they are reached
    [covers] covers
    [position] order
    [operators] operators
    [operator] instead of
    [substitute] comes
    [rotation] rotation
    [backup] backup
    [layers] layers
    [shifts] shifts
    [starts] from
    [ends] until
    [reason] reason
    [policy] steps
    [time_zone] time zone
    [currency] currency
    [billing_step_minutes] billing step in minutes
    [warranty_months] warranty in months
    [warranty_rank] rank of the warranty
    [business_hours] business hours
    [holidays] holidays
    [products] products
    [throttle] how often people are rung
    [chat] chat
    [telephone] telephone line
    [opened_at] opened at
    [uid] calendar id
    [told_at] told at
    [schedule_id] schedule
   *[other] { $field }
}
plan-more = And { $count } more changes.
plan-nothing = Nothing would change.
edit-company = Company
edit-name = Name
edit-code = Code
edit-tax = Tax number
edit-product = Program
edit-delivered = Delivered on
edit-plan = Plan
edit-until = Until (that day excluded)
edit-holds = The change holds from
edit-holds-help = Today, or a day ahead.
edit-add-ons = Add-ons
edit-term = { $name ->
    [included_minutes] Included minutes
    [monthly_fee] A month
   *[overage_per_hour] An hour beyond
}
edit-terms-help = Only where something else was agreed than the plan says; empty: as in the plan.
edit-ahead = Agreed ahead
edit-drop = Call off: { $plan } from { DATE($on) }
person-new = Another person
person-name = Name
person-phones = Telephones, parted by commas
person-email = E-mail
person-gone = no contact any more
person-pin-kept = there is one
person-pin-help = PIN: empty leaves it as it is, a hyphen (-) removes it.

## Page: roster

from = From
until = Until
remove = Remove
roster-from = Roster from { SHORTDAY($on) }
roster-day = { SHORTDAY($on) }
roster-move = Other days
roster-earlier = Earlier
roster-later = Later
roster-today = Today
roster-week = Week
roster-month = Month
roster-holes = Holes in the roster
roster-backup = backup:
roster-overrides = Overrides
roster-no-overrides = There are no overrides in the next 60 days.
roster-absences = Absences
roster-no-absences = Nobody is away in the next 60 days.
roster-swaps = Swaps
roster-no-swaps = Nobody asks for a swap.
swap-agreed = Agreed: { $taker } comes instead of { $asker }
swap-lead = You need somebody to stand in for you? We ask the colleague you choose, or everybody who can; the roster changes only once somebody accepts.
swap-whom = Whom to ask
swap-everybody = everybody who can
swap-propose = Ask for a swap
said-swap-proposed = They are asked. We tell you in the chat when somebody answers.
swap-do-accept-swap = I take it
swap-do-refuse-swap = I cannot
swap-do-withdraw-swap = Not needed any more
said-accept-swap = The swap is agreed on, and stands in the roster.
said-refuse-swap = Noted: you cannot.
said-withdraw-swap = It is withdrawn.
said-not-swapped = That is not possible any more: it was settled meanwhile, or the roster has changed.
roster-feeds = The roster in your calendar
roster-feeds-lead = Add the address to Google, Apple or Outlook, and the shifts keep themselves up to date. Whoever has the address sees the roster: do not share it.
feed-own = My shifts
feed-schedule = The whole schedule “{ $code }”
feed-subscribe = Add to the calendar on this device
feed-renew = Revoke it and give a new one
feed-renew-sure = The old address ends at once, and calendars that use it are not refreshed any more. Make a new one?
said-feed-renewed = The old address works no more. The new one is below: add it to your calendar.
roster-schedule = Schedule
roster-drag = Drag a name onto a shift, or fill in the fields.
roster-source = { $source ->
    [file] from the company file
    [swap] agreed by operators
    [feed] from a calendar
   *[page] written here
}
override-replaces = { $substitute } instead of { $operator }
override-adds = { $substitute } comes as well
override-removes = { $operator } does not come
override-instead-of = Instead of
override-comes = Comes
absence-days = { SHORTDAY($first) } – { SHORTDAY($last) }
absence-who = Who
absence-first = First day
absence-last = Last day
absence-reason = Reason
swap-asked = { $asker } asks { $asked }
swap-asked-all = { $asker } asks everybody
said-override-added = The override is written down.
said-override-removed = The override is removed.
said-absence-added = The absence is written down.
said-absence-removed = The absence is removed.

proof-title = Proof of coverage
proof-whole = In the next { $days } days everybody whom we promised an answer reaches somebody. Clients: { $clients }.
hole-no-schedule = no schedule covers this time
hole-absent = all are absent: { $people }
hole-nobody = the schedule “{ $schedule }” has nobody at this time
hole-unreachable = nobody can be called by telephone: { $people }
hole-unpaged = no page would reach anybody: { $people }
hole-person = { $name } ({ $chat ->
    [linked] chat works
    [blocked] chat takes no messages
   *[none] no chat
}, { $phone ->
    [dead] telephone does not work
    [none] no telephone
   *[other] telephone works
})
proof-holes = In the next { $days } days there are hours in which somebody would reach nobody, though it was promised.
proof-days = Days in order
proof-hole = has a hole
proof-when = When
proof-who = Who
proof-why = Why
proof-more = and { $count } more
roster-cover = Stand in for this shift

## Page: calls

filter = Narrow the list
filter-month = Month
filter-all = all
filter-go = Show
pager-newest = Newest
seconds = { $count } s
percent = { $number }%
column-wait = Waited
calls-tab-log = Log
calls-tab-level = Service level
calls-who = Client or number
calls-none-such = There are no such calls.
call-out = we called
call-title = Call { $id }
call-why = Why it was decided so
call-no-reasons = The decision was not written down.
call-legs = Who was rung
call-no-legs = Nobody was rung.
call-talk = Talk
call-moments = The call by the clock
call-at-started = The call began
call-at-waiting = Came into the line
call-at-connected = Connected to an operator
call-at-talk = The talk began
call-at-talk-end = The talk ended
call-at-ended = The call ended
call-consented = Agreed to the charge
call-ticket = Ticket
call-question = Asked:
talk-now = Your call
talk-is-held = the client is on hold
talk-hold = Put on hold
talk-take-back = Back to the call
talk-whom = Whom shall we bring into the call?
talk-invite = Bring in
talk-advisor = advisor
talk-nobody-free = No colleague is free right now.
talk-is-in = in the call
talk-rings = ringing
talk-hand-over = Hand the call over and leave
talk-hand-over-sure = { $name } will have the call, and your line ends. Hand it over?
said-talk-on-hold = The client is on hold and hears music.
said-talk-resumed = You are talking with the client again.
said-colleague-rings = We are calling your colleague. Once they are in, you can hand the call over.
said-talk-handed-over = You have handed the call over.
said-not-your-talk = That call is over, or somebody else has it.
said-not-held-twice = That is done already. See whether the client is on hold.
said-not-free-now = That colleague is not free right now.
said-colleague-gone = Your colleague is no longer on the line, so the call is still yours.
call-sounds = Recordings
sound-kind = { $kind ->
    [voicemail] Voice message
   *[talk] Recorded talk
}
sound-play = Listen
sound-coming = not here yet
sound-deleted = deleted
sound-noted = Every listening is noted in the audit.
leg-operator = Operator
leg-rung = Rang at
leg-result = Result
leg-lasted = Lasted
leg-join = joins
leg-reason = { $reason ->
    [talked] talked
    [dropped] accepted, and was cut off
    [accepted] accepted
    [answered] picked up
    [ringing] rings
    [no-key] picked up, did not press 1
    [passed] passed it on
    [too-late] too late
    [taken] somebody else took it
    [caller-gone] the caller gave up
    [left-line] the caller left the line
    [message] the caller leaves a message
    [deadline] rang long enough
    [busy] busy
    [no-answer] did not pick up
    [canceled] stopped ringing
    [failed] the number cannot be had
    [unreachable] the line was down
    [not-dialled] not dialled
    [no-word] nothing was heard of it
    [client-unreached] the client was not reached
    [call-back-over] the call back was called off
   *[other] over
}
level-title = Service level, { MONTH($month) }
level-lead = Counted are calls in which somebody waited for a person. In time means answered within 30 seconds.
level-calls = Calls
level-answered = Answered
level-in-time = In time
level-late = Later, or a message
level-share = Part in time
level-given-up = Given up
level-plan = Contract
level-by-plan = By contract
level-by-hour = By hour of the day
level-hour-column = Hour
level-hour = { $hour }–{ $hour }:59
level-by-month = By month
level-none = Nobody waited for a person in this month.
level-column = { $name }: { $calls } calls, { $in_time } in time, { $abandoned } given up

## Page: articles

articles-tab-list = Articles
articles-tab-drafts = Drafts
articles-tab-unanswered = Unanswered
articles-tab-phrases = Learned from clients
articles-tab-warnings = Warnings
articles-search = Title of an article
articles-saved = Saved: { LENGTH($minutes) }
articles-saved-how = Counted where a client says that it helped, and within a day neither asks again, nor for a person, nor gets a ticket.
articles-none = There are no such articles.
articles-column-title = Article
articles-column-state = State
articles-column-helped = Helped
articles-column-denied = Did not help
articles-column-saved = Saved
articles-of = { $helped } of { $shown }
articles-length = { LENGTH($minutes) }
article-state = { $state ->
    [installed] installed
    [approved] approved, version { $version }
   *[retired] retired
}
article-has-draft = a draft waits
article-new-title = New article: the question that it answers
article-new = Make a draft
article-edit = Change
article-retire = Retire
article-answers-nobody = { $standing ->
    [coming] The bot is loading it, and answers with it within seconds.
    [draft] The article is not approved yet: the bot does not answer with it.
   *[retired] Nobody is answered with this article any more.
}
article-title = Title: the question that it answers
article-body = Answer
article-body-help = **Two asterisks** around a word show it bold.
article-questions = Other ways to ask
article-questions-help = Each question on a line of its own, as people write it.
article-spoken = In short, for the telephone
article-tags = Tags
article-products = Programs
article-versions = Versions
article-installed = The article came with the program and was not changed.
article-use = Use
article-shown = Shown
article-preview = How a client sees it
article-before = The answer now
version-name = version { $number }
version-state = { $state ->
    [draft] draft
    [approved] approved
    [rejected] rejected
    [replaced] replaced by a newer one
   *[retired] retired
}
draft-source = { $source ->
    [question] from clients’ questions
    [ticket] from ticket
    [import] imported:
    [page] written here
    [edit] a change of the draft
   *[retire] retiring
}
draft-newest = all versions
draft-approve = Approve
draft-reject = Reject
draft-save = Save the draft
draft-make = Make a draft
draft-empty = The draft has no text yet.
draft-no-text = no text
draft-from-ticket = From a closed ticket, by number
drafts-lead = Nobody is answered with a draft until one of us approves it.
drafts-none = No drafts wait.
drafts-column-title = Draft
drafts-column-source = From
drafts-column-who = Who
drafts-column-when = When
try-question = A question to try
try-help = After saving you see what the bot would answer now, and what with this article.
try-go = Try
draft-tried = To the question
try-now = The bot now
try-then = The bot with this article
try-this = this article
try-sure = { $percent }% sure
try-decision = { $decision ->
    [answer] Answers with an article.
    [offer] Offers several articles.
   *[person] Hands the question to a person.
}
unanswered-lead = What clients asked and the bot could not answer: like questions stand together.
unanswered-none = No question is unanswered.
unanswered-more = { $count } more groups.
unanswered-times = asked { $count } times
phrases-lead = When two clients confirm the same answer, their question becomes another way to find the article.
phrases-none = Nothing was learned yet.
phrases-column-text = Question
phrases-column-article = Article
phrases-column-state = State
phrases-column-when = Learned
phrase-undo = Undo
phrase-state = { $state ->
    [learned] learned
    [denied] a client denied it
   *[undone] undone
}
warnings-lead = Articles that take each other’s questions, dead links, and titles that nobody finds.
fault-rival = It wins the questions of “{ $other }”, and the other way round: join them, or word them apart.
fault-few = It is asked in fewer than { $fewest } ways: add how people say it.
fault-empty = It has no text.
fault-dead-link = It links to “{ $target }”, which is no article.
fault-lost = Its own title leads to “{ $other }”: make the two differ.
fault-lost-to-nothing = Its own title leads to no article: change the title.
fault-unasked = Nobody asks with a word of its title: word the title as people ask.
fault-shared = “{ $phrase }” is asked by “{ $other }” too: leave it to one.
warnings-none = All is well with the articles.
said-article-approved = Approved: the bot answers with it within seconds.
said-draft-rejected = The draft is rejected.
said-phrase-undone = Undone: this question does not lead to the article any more.
said-article-retired = The article is retired, and nobody is answered with it any more.

## Page: statements

month-short = { MONTH($month) }
statements-title = Statements for { MONTH($month) }
statements-none = There are no statements.
statements-clients = Clients
statements-queued = On their way
statements-sent = People who have it
statements-unreached = Not reached
statements-column-client = Client
statements-column-state = State
statements-column-total = Total
statements-column-pdf = Document
statements-column-send = Sending
statement-preview = As it would be
statement-send = Send
statements-send-all = { $count ->
    [one] Send the { $count } statement that is left
   *[other] Send the { $count } statements that are left
}
statements-send-sure = { $count ->
    [one] Send { $count } statement to its client? That closes the month.
   *[other] Send { $count } statements to their clients? That closes the month.
}
said-statements-ordered = They leave within a minute; here you see how far it is.
statement-send-again = Send again
said-statement-sent = The statement is on its way.
said-statement-again = The statement is on its way again.
said-not-statement = Not sent: nobody who gets the statement has a linked chat.
said-not-statement-all = The statement is on its way, but somebody who gets it has no linked chat.
statement-state = { $state ->
    [open] the month is not closed
    [closed] closed
    [queued] sent
   *[unreached] not reached
}
unreached-why = { $why ->
    [no-chat] no chat is linked
    [no-reader] nobody is to get the statement
    [blocked] the chat takes no messages
    [gave-up] the messenger did not answer for hours
   *[failed] a fault of ours
}

## Page: delivery and audit

delivery-waiting = Waiting
delivery-aside = Set aside
delivery-sent = Sent
delivery-column-when = When
delivery-column-to = To
delivery-column-what = What
delivery-column-channel = Channel
delivery-column-state = State
delivery-attempts = { $count ->
    [0] not tried yet
    [one] { $count } attempt
   *[other] { $count } attempts
}
delivery-channel = { $channel ->
    [voice] telephone
    [telegram] Telegram
    [viber] Viber
    [webchat] web chat
    [webhook] webhook
   *[other] { $channel }
}
delivery-order = { $order ->
    [ring] rings an operator for a client's call
    [page] rings whoever is on duty for a ticket
    [alarm] rings the manager: pages are late
    [trial] rings for a trial
    [call-back] calls the client back
    [connect] connects client and operator
    [hang-up] hangs up
    [stop-ringing] stops ringing
    [tell-gone] tells the operator that the client hung up
    [tell-unreached] tells the operator that the client did not pick up
    [tell-late] tells the operator that the call was taken
    [hold] puts the client on hold, or back
    [hand-over] hands the talk over to a colleague
    [look] looks whether the call still lasts
    [look-in-line] looks whether the client still waits
    [fetch-recording] fetches a recording
    [delete-recording] deletes a recording at the telephone company
    [fetch-file] fetches a file from the chat
    [topic] opens or changes a topic of the group
    [menu] sets the chat's menu
   *[other] { $order }
}
delivery-reason = { $why ->
    [blocked] the person has blocked the bot
    [nobody] there is no such chat
    [hurried] too many messages at once; it waits
    [removed] the address was removed
    [answered] it answered with error { $status }
   *[unreached] it does not answer
}
delivery-retry = Try again
delivery-none-waiting = Nothing waits.
delivery-none-aside = Nothing was set aside.
delivery-none-sent = Nothing was sent yet.
said-retried = It is back in the line and goes now.
audit-csv = CSV, the newest { $most }
audit-all = Show everything
audit-none = Nothing is noted yet.
audit-any-kind = anything
audit-object = Number or code
audit-from = From
audit-to = To
audit-none-such = Nothing like that is noted.
audit-by-command = Command line
audit-by-key = key { $name }
audit-channel = { $channel ->
    [voice] by telephone
   *[other] in chat
}
audit-open = Open: { $what } { $object }
audit-column-when = When
audit-column-who = Who
audit-verb = { $verb ->
    [absence] writes an absence
    [absence-removed] removes an absence
    [accept] accepts a page
    [accept-call] takes a promised call
    [accept-swap] accepts a swap
    [add] adds
    [add-webhook] adds a webhook
    [answer-call] answers a call
    [approve] approves an article
    [ask-session] asks the client about remote work
    [backup] notes a backup
    [book] books time
    [call-made] makes a promised call
    [call-out] calls the client
    [call-unanswered] notes that the client does not answer
    [cancel-appointment] cancels an appointment
    [change-client] changes a client
    [changed] changes
    [client-agreed] confirms an appointment for the client
    [close] closes a ticket
    [correct] corrects time
    [correct-answer] corrects an answer
    [dismiss-session] takes remote work off the count
    [dismiss-time] takes a talk off the count
    [draft] writes a draft
    [draft-of-questions] drafts from questions
    [draft-of-ticket] drafts from a ticket
    [duty-off] goes off duty
    [duty-on] goes on duty
    [finish-appointment] reports on an appointment
    [give] hands a ticket over
    [hand-on] hands on an accepted page
    [hand-over] hands a talk over
    [hear-again] tries messages again
    [hold] holds a talk or takes it up again
    [import] imports a file
    [import-absences] imports absences
    [import-article] imports an article
    [imported] imports
    [invite] brings a colleague into a talk
    [join-call] joins a talk
    [link] links
    [listen] listens to a recording
    [make] makes
    [make-key] makes a key
    [merge] merges tickets
    [move-appointment] moves an appointment
    [new-client] adds a client
    [note-time] adds a note to time
    [open] opens a ticket
    [override] writes an override
    [override-removed] removes an override
    [pass] passes a page on
    [password] changes the password
    [preview] looks what would change
    [propose-appointment] proposes an appointment
    [propose-swap] asks for a swap
    [refuse-swap] refuses a swap
    [reject] rejects a draft
    [remove-webhook] removes a webhook
    [renew-feed] renews a calendar
    [reopen] reopens a ticket
    [reply] replies
    [retire] retires an article
    [retry] tries again
    [revoke] revokes
    [revoke-key] revokes a key
    [say] writes on a ticket
    [second-factor] turns on the second step
    [second-factor-off] turns off the second step
    [send-statement] sends a statement
    [send-statements] sends a month of statements
    [sign-in] signs in
    [sign-in-link] makes a sign-in link
    [sign-out] signs out everywhere
    [start-session] starts remote work
    [stop-session] ends remote work
    [swap] answers a swap
    [take] takes a ticket
    [test-call] rings for a trial
    [test-webhook] sends a test event
    [undo-phrase] undoes what was learned
    [unlink] unlinks
    [urgency] sets the urgency
    [withdraw-swap] withdraws a swap
    [work-on-it] says to be at work on a ticket
    [write] changes a draft
   *[other] { $verb }
}
audit-kind = { $kind ->
    [account] account
    [appointments] appointment
    [articles] article
    [calls] call
    [client] client
    [company] company
    [contacts] contact
    [delivery] delivery
    [duty] duty
    [hours] time
    [key] key
    [recordings] recording
    [roster] roster
    [staff] staff
    [statements] statement
    [tickets] ticket
    [webhook] webhook
   *[other] { $kind }
}
audit-column-verb = What
audit-column-object = On what

## Page: staff and keys

said-trial-called = We are calling that telephone. Reload the page in a moment to see what came of it.
said-trial-no-number = No telephone number is known of that person.
said-trial-busy = There is a call on that telephone. Try again later.
said-trial-just-now = We have just called that telephone. Wait a minute.
staff-test-call = Test call
staff-no-phone = no telephone
staff-trial = test call { $when }: { $outcome ->
    [rings] rings
    [completed] picked up
    [busy] busy
    [no-answer] not picked up
    [failed] cannot be reached
    [canceled] cancelled
    [refused] could not be called
   *[untold] nobody told what came of it
}
said-signed-out-there = Signed out on all devices.
said-factor-dropped = The second step is off, and the person is signed out.
said-key-revoked = The key is valid no more.
said-hook-removed = Nothing is sent there any more.
said-hook-tested = A test event is on its way. Whether it arrived is seen on the page Delivery.
staff-tab-people = People
staff-tab-keys = Keys
staff-tab-webhooks = Webhooks
staff-people-lead = Who works here and how they sign in. People and roles are changed in the company file.
staff-column-name = Name
staff-column-roles = Roles
staff-column-signs = Signing in
staff-password-yes = has a password
staff-password-no = no password
staff-factor-yes = second step on
staff-factor-no = no second step
staff-chat-yes = chat linked
staff-chat-no = chat not linked
staff-devices = { $count ->
    [0] not signed in
    [one] on { $count } device
   *[other] on { $count } devices
 }
staff-link = Sign-in link
staff-sign-out = Sign out everywhere
staff-drop-factor = Turn the second step off
staff-secret-link = A sign-in link for { $name }
staff-secret-link-lead = Valid for 24 hours, once. It is shown only now: send it to that person by a way you trust.
staff-secret-key = The key “{ $name }”
staff-secret-key-lead = It is shown only now. Keep it like a password: whoever has it may do all that the key may.
staff-secret-webhook = The secret for { $name }
staff-secret-webhook-lead = It is shown only now. With it the receiver sees that a message is ours.
staff-keys-lead = With keys other programs work through the API, each doing only what it may.
staff-keys-none = There are no keys yet.
staff-key-new = New key
staff-key-name = Name: which program, where
staff-key-scopes = What it may
staff-key-days = Valid for
staff-key-for-days = { $days ->
    [365] a year
   *[other] { $days } days
 }
staff-key-make = Make the key
staff-key-column-key = Key
staff-key-column-scopes = May
staff-key-column-use = Used
staff-key-column-until = Valid until
staff-key-unused = never
staff-key-on = { DATE($on) }
staff-key-revoke = Revoke
staff-key-revoked = revoked
staff-key-expired = expired
scope-clients-read = clients and contracts: read
scope-hours-read = hours: read
scope-hours-write = hours: book
scope-tickets-read = tickets: read
scope-tickets-write = tickets: open, answer, close
scope-calls-read = calls: read
scope-duty-read = who is on duty
scope-statements-read = statements: read
scope-prices = prices
staff-webhooks-lead = When something happens here, we tell the addresses that you enter. Messages are signed.
staff-webhooks-none = There are no addresses yet.
staff-webhook-new = New address
staff-webhook-url = Address, beginning with https://
staff-webhook-events = What we tell
staff-webhook-make = Add the address
staff-webhook-column-url = Address
staff-webhook-column-events = Told
staff-webhook-test = Send a test
staff-webhook-remove = Remove
event-ping = a test
event-ticket-opened = ticket opened
event-ticket-closed = ticket closed
event-call-ended = call ended
event-page-opened = operator paged
event-page-accepted = page accepted
event-page-exhausted = nobody accepted
event-statement-sent = statement sent

## Page: rehearsal

rehearsal-title = Rehearsal
rehearsal-lead = What would happen if somebody called or wrote at this moment: your clients, your roster, a pretended telephone and a pretended chat. Nobody is really called, and nothing is kept.
rehearsal-who = Who
rehearsal-who-help = a contact’s code, or a telephone number
rehearsal-at = When
rehearsal-way = How
rehearsal-way-name = { $way ->
    [call] calls
   *[chat] writes
}
rehearsal-text = What they write
rehearsal-text-usual = The server is down, I need an operator.
rehearsal-answers = What they press or say on the call, in order
rehearsal-answers-help = Keys or words, with commas: 2, 3, how do I make an advance invoice. With nothing written they press 1 for help; they know their PIN and type it themselves.
rehearsal-hours = At most so many hours
rehearsal-refuses = The client refuses a charge, if asked
rehearsal-operators = What the operators do
rehearsal-behaviour = { $behaviour ->
    [answers] answers and presses 1
    [passes] answers and passes it on
    [sleeps] sleeps
    [busy] is on the telephone
    [off] has the telephone off
    [voicemail] has a voicemail that picks up
   *[chat] accepts in chat
}
rehearsal-go = Play it
rehearsal-suggested = Suggestions
rehearsal-suggestion = { $what ->
    [tonight] tonight
    [holiday] { $name }
    [clocks] the clocks change
   *[hole] nobody on duty
}
rehearsal-decision = { $decision ->
    [desk] The desk is rung.
    [on-call] The operator on call is rung.
    [message] The caller is asked to leave a message.
    [page] The operator on duty is paged.
    [ticket] A ticket waits for the desk.
    [answer] The bot answers by itself.
   *[none] The line did not answer.
}
rehearsal-reasons = Why
rehearsal-duty = On duty
rehearsal-backup = Backup
rehearsal-accepted = { $operator } accepts after { $time } min.
rehearsal-nobody = Nobody accepts.
rehearsal-rung = Telephones that rang
rehearsal-rung-none = none
rehearsal-waiting = { $count ->
    [one] { $count } message still waits
   *[other] { $count } messages still wait
}; the first goes out { $when }.
rehearsal-unsettled = The time is over, and it was not settled.
rehearsal-timeline = Timeline
rehearsal-share = Whoever opens the address of this page sees the same rehearsal.
rehearsal-wrong = This rehearsal cannot be played
rehearsal-kind = { $kind ->
    [client] Client
    [desk] Desk
   *[operator] Operator
}
rehearsal-did = { $what ->
    [calls] calls the line
    [writes] writes
    [hears] hears
    [gets] gets
    [rings] telephone rings
    [picks-up] picks up
    [voicemail] voicemail picks up
    [presses] presses
    [says] says
    [taps] taps
    [accepts] accepts
    [is-busy] is busy
    [rings-out] does not pick up
    [is-off] cannot be reached
    [stops-ringing] telephone stops ringing
    [leaves-message] leaves a message
    [hangs-up] hangs up
    [call-over] call is over
    [ticket] opens ticket
   *[page] begins to page
}
