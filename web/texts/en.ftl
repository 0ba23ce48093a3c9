# Texts of the pages, in English.

product = Dežurni
skip = Skip to content
menu = Main menu
menu-front = Home
menu-chat = Chat
menu-phone = Phone
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
login-lead = Operators work in their Telegram chat with the bot.
login-how = New tickets and pages arrive there; there they are accepted, passed on and answered. Write to the bot from the account in the company's file, and it knows you.
login-later = Signing in with a password comes with the staff's page. Until then there is nothing to enter here.
