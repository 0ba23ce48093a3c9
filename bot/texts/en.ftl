# Texts of the chat, in English: the same keys and facts as in Serbian.
# An empty fact arrives as "none", so that a text can choose other words for it.

## Greeting, and who are you

greeting =
    Hello! This is { $company } support. We know you as { $name }.

    How can we help? Just write, in your own words.
greeting-stranger =
    Hello! This is { $company } support.

    How can we help? Just write, in your own words.
who-are-you =
    So that we know what your contract covers, please tell us who you are.

    Send your **one-time code** here: the eight letters and digits that your advisor gives you. It is valid for 10 minutes.
who-are-you-phone =
    So that we know what your contract covers, please tell us who you are. There are two ways:

    • press “Share my number” below the message field, if we have your number on file;
    • send a **one-time code** here: the eight letters and digits that your advisor gives you. It is valid for 10 minutes.
share-phone = Share my number
share-phone-hint = The button for sharing your number is below the message field.
linked =
    Thank you, now we know who you are: **{ $name }** ({ $client }).

    /contract shows what your contract promises. If this is not you, write /unlink.
link-refused =
    This code is not valid: it is wrong, expired or already used. Your advisor can give you a new one; it works once, for 10 minutes.

    If you wanted to ask something, please write it in a few words.
link-too-many = There were too many wrong codes. Please try again in 10 minutes; you can ask your question right away.
phone-not-known = Thank you. Unfortunately we do not have that number on file.

## Answers

answer =
    { "**" }{ $title }**

    { $body }

    Did this help you?
offer = Is one of these what you are looking for?
glad-it-helped = Glad to hear it! If there is anything else, just write.
say-more = Please tell us in a few words what you need, or what does not work.
our-ways =
    Write to us here, or:
    Telephone: { $phone }
    E-mail: { $email }
about-us =
    Here answers a program of { $company } support: what it knows, it tells at once.

    When it does not, or whenever you prefer, a human operator answers.
all-right = All right! We are here if you need anything else.
you-are-welcome = You are welcome! We are here if you need anything else.
only-text = This we cannot read. Please tell us in a few words what you need, or send a picture or another file.
files-wait =
    { $count ->
        [one] We have received { $count } file.
       *[other] We have received { $count } files.
    } Please tell us in a few words what it is about.
file-too-large = The file “{ $name }” has { SIZE($size) }, and the chat takes at most { SIZE($most) }. Please send a smaller one, or send it by e-mail to { $email }.
files-too-many = We have not kept the file “{ $name }”: there were too many in this chat today. Please send it by e-mail to { $email }.
file-not-fetched = The file “{ $name }” has not reached us. Please send it once more.
ticket-file =
    { $author ->
        [operator] { $name } (#{ $number })
       *[other] { $sort ->
            [program] ⚠ Careful: this file is a program. Do not run it. { "" }
           *[other] { "" }
        }{ $name }, from the client (#{ $number })
    }
press-not-yours = This button was shown to somebody else and does nothing here. Write to us what you need.
our-invoices =
    Invoices for support do not come through this chat. What is charged, and how much, stands in the monthly statement.

    For a copy of an invoice, or a question about a payment, a person will answer you.
message-set-aside =
    Your message has arrived and is kept, but because of a fault on our side we could not answer at once. Our colleagues have been told, and a person will answer you.

    If it is urgent, call { $phone }.
press-too-late = This button no longer works. Tell us what you need and we will go on from there.
help =
    Just ask, in your own words. If we know the answer, it comes at once; if not, a person will get back to you.

    /person – talk to an operator
    /call – have us call you
    /tickets – my tickets
    /new – a new ticket
    /hours – how much support time you have left
    /contract – what your contract promises
    /statement – the last monthly statement
    /visits – this year's visits
    /advisor – who your advisor is, and a message to them
    /appointment – arrange a visit, consulting or a remote session
    /remote – remote work on your computer
    /language – English or Serbian, in either script
    /stop – no statements and hints
    /unlink – this is not me
which-language = Which language shall we write in?
language-changed = All right, from now on we will write to you like this.

## The client's ticket

ticket-opened-now =
    We have opened ticket **#{ $number }**.

    { $by ->
        [none] An operator will answer here during business hours.
       *[other] An operator will answer here, at the latest { MOMENT($by) }.
    } If you want to add something, just write.
ticket-opened-advisor =
    We opened ticket **#{ $number }** and told your advisor, { $advisor }.

    The answer will arrive here.
no-advisor = Your company has no advisor with us yet. We are passing this on to the desk.
advisor-away = Your advisor, { $advisor }, is away today. We are passing this on to the desk.
ticket-opened-paged =
    We have opened ticket **#{ $number }** and called the operator on duty.

    You will hear from them here. If they cannot take it, we call the next one, until somebody accepts.
ticket-opened-later =
    We have opened ticket **#{ $number }**.

    { $opens ->
        [none] We are closed now. We will get back to you here as soon as we open.
       *[other] We are closed now. We open { MOMENT($opens) } and will get back to you here then.
    } If you want to add something, just write.
added-to-ticket = Added to ticket #{ $number }.
added-to-waiting-ticket =
    Added to ticket #{ $number }. We are closed now and read it when we open.

    If it cannot wait, call the operator on duty.
duty-called =
    We have called the operator on duty.

    You will hear from them here. If they cannot, we call the next one until somebody accepts.
to-who-is-on-duty = Ticket #{ $number } goes to the operator on duty: the client cannot wait until we open.
ticket-taken = { $operator } is now looking after your ticket #{ $number }.
operator-wrote =
    { $operator } (#{ $number }):

    { $text }
operator-corrected =
    { $operator } (#{ $number }), the corrected answer:

    { $text }
your-ticket-closed =
    Ticket #{ $number } is closed. Thank you for contacting us!

    If something is still not right, write within seven days and we go on from there. How did we do, from 1 (badly) to 5 (very well)?

## Remote sessions

session-how =
    An operator begins the remote session when free. You will see here when it began, when it ended and how much is counted.{ $reason ->
        [may-charged] { " " }The included time is used up, so an hour costs { MONEY($per_hour, $currency) }.
        [may-on-request] { " " }Before it begins, the operator tells you the price and waits for your consent.
        [may-warranty] { " " }It is not charged under warranty.
       *[other] { "" }
    }
session-price =
    { $step ->
        [1] An hour of work costs { MONEY($per_hour, $currency) }; every minute begun is counted.
       *[other] An hour of work costs { MONEY($per_hour, $currency) }; every { $step } minutes begun is counted.
    }{ session-factor }
session-factor =
    { $factor ->
        [1] { "" }
       *[other] { " " }It is outside business hours now, so time is counted { $factor } times.
    }
session-question =
    { $operator } is ready to work on your computer (ticket #{ $number }).

    The included time of this month is used up. { session-price }

    Do you agree?
session-begins-later = Thank you, we have noted that you agree. The operator begins as soon as possible, and you will see it here.
session-refused = All right, the remote session will not begin and nothing is charged. If you change your mind, just write.
session-charge =
    { $charge ->
        [warranty] It is not charged under warranty.
        [bill] The included time of this month is used up. { session-price }
        [ask] { session-price }
        [agree] It is charged at the price agreed on.
       *[included] { $left ->
            [none] By the contract this does not draw on the included time.
           *[other] Left this month: { LENGTH($left) }. Should it take more, an hour beyond that costs { MONEY($per_hour, $currency) }.{ session-factor }
        }
    }
session-started =
    The remote session began at { CLOCK($since) } (ticket #{ $number }). At work: { $operator }.

    { session-charge }

    As soon as it ends, you will see here how long it took and how much is counted.
session-span =
    { $day ->
        [same] From { CLOCK($since) } to { CLOCK($until) }
       *[other] Began { MOMENT($since) }
            Ended { MOMENT($until) }
    }{ $clock ->
        [none] { "" }
       *[changed] { " " }(the clocks changed meanwhile)
    }
    It took: { $lasted ->
        [0] less than a minute
       *[other] { LENGTH($lasted) }
    }
session-counted =
    Counted: **{ LENGTH($minutes) }** ({ $step ->
        [1] every minute begun
       *[other] every { $step } minutes begun
    }{ $factor ->
        [1] { "" }
       *[other] ; counted { $factor } times outside business hours
    }){ $parts ->
        [1] { "" }
       *[other] { "" }

            It runs into a new month or new terms, so each part is counted by itself.
    }
session-result =
    { $charge ->
        [warranty] It is not charged under warranty.
        [agreed] It is charged at the price agreed on.
        [free] By the contract this does not draw on the included time.
       *[plan] { $over ->
            [0] Left this month: { LENGTH($left) }
           *[other] Over the included time: { LENGTH($over) }, { MONEY($cost, $currency) }{ $left ->
                [0] { "" }
               *[other] { "" }
                    Left this month: { LENGTH($left) }
            }
        }
    }
session-ended =
    The remote session is over (ticket #{ $number }). Operator: { $operator }.

    { session-span }
    { session-counted }

    { session-result }
session-not-counted =
    The remote session that began { MOMENT($since) } is not counted (ticket #{ $number }).{ $left ->
        [none] { "" }
       *[other] { " " }Left this month: { LENGTH($left) }.
    }
session-wanted = { $client } asks for a remote session (#{ $number }).
session-runs =
    The remote session began at { CLOCK($since) }: { $client } (#{ $number }).

    { session-charge }{ $told ->
        [yes] { "" }
       *[no] { "" }

            This client is not linked to a chat: please tell them by phone that you have begun.
    }
session-elsewhere = A remote session is running already: { $client } (#{ $number }), since { CLOCK($since) }. End it before you begin another.
session-asked =
    We have asked { $client } to agree (#{ $number }). { session-price }

    You will hear as soon as they answer. If they agree by phone, confirm it here.
session-ask-by-phone =
    { $client } (#{ $number }): the included time is used up. { session-price }

    This client is not linked to a chat. Ask them by phone and confirm it here.
session-agree-price = { $client } (#{ $number }): no contract covers this. First agree on the price with the client.
session-agreed = The client agrees to the remote session: { $client } (#{ $number }). Begin when you are free.
session-not-agreed = The client does not agree to the remote session: { $client } (#{ $number }).
session-still-runs = The remote session ({ $client }, #{ $number }) has been running since { CLOCK($since) }: { LENGTH($minutes) }. Are you still at it?
session-booked =
    The remote session is over: { $client } (#{ $number }).

    { session-span }
    { session-counted }

    { session-result }{ $told ->
        [yes] { "" }
       *[no] { "" }

            This client is not linked to a chat: please tell them how much is counted.
    }
session-dismissed = All right, that remote session is not counted (#{ $number }).
session-over = That remote session is over already.
session-dismissed-already = That remote session has been taken off the bill already.
session-of-nobody = Ticket #{ $number } has no client, so we do not know whose computer you would work on.
session-ticket-closed = Ticket #{ $number } is closed. A remote session can begin only on an open ticket.
goes-first =
    Before ticket #{ $behind } it is the turn of **#{ $number }** – { ticket-source }
    { ticket-who }

    { $text }
start-session = Begin a remote session
stop-session = End the session
session-yes = Yes, begin
session-no = No
session-consented = The client agrees, begin
session-price-agreed = The price is agreed, begin
open-ticket = Open a ticket

## Hours

hours-left =
    Balance for { MONTH($month) }
    { $client }, { $plan }

    Included: { LENGTH($included) }
    { used-time }
    Left: **{ LENGTH($left) }**
hours-over =
    Balance for { MONTH($month) }
    { $client }, { $plan }

    Included: { LENGTH($included) }
    Used: { LENGTH($used) }
    Over: **{ LENGTH($over) }**

    Time over the included hours is charged at the rate in your contract.
used-time =
    { $returned ->
        [0] Used: { LENGTH($used) }
       *[other] Given back: { LENGTH($returned) }
    }
hours-warranty =
    { $until ->
        [none] { $client }: your program is under warranty.
       *[other] { $client }: your program is under warranty. The warranty runs up to and including { LASTDAY($until) }.
    } There is no monthly allowance to use up under warranty.
hours-no-contract =
    { $client }: there is no support contract at the moment, so there are no included hours.

    You can still write to us: before any work begins, an operator tells you the price and waits for your consent.

usage =
    { $percent ->
        [100] The included support time for { MONTH($month) } is used up ({ $client }).
       *[other] { $beyond ->
            [yes] More than { $percent }%
           *[no] { $percent }%
        } of the included support time for { MONTH($month) } is used ({ $client }).
    }

    Included: { LENGTH($included) }
    Used: { LENGTH($used) }
    { $percent ->
        [100] { $on_exhausted ->
            [message] Until the end of the month we take your messages; work goes on when the new month begins.
           *[other] { $per_hour ->
                [none] Support goes on; time beyond the included is charged at the price in your contract.
               *[other] Support goes on; an hour of work beyond the included time costs { MONEY($per_hour, $currency) }.
            }
        }
       *[other] Left: **{ LENGTH($left) }**
    }

contract-price =
    { "**" }{ $client }: { $plan }**{ promise-fee }
    Included: { LENGTH($included) } a month
    An hour beyond that: { MONEY($per_hour, $currency) }{ $step ->
        [1] { "" }, every minute begun counts
       *[other] , every { $step } minutes begun count
    }
    Outside business hours: { $always ->
        [yes] { $factor ->
            [1] the operator on duty, at no extra charge
           *[other] the operator on duty, time counts { $factor } times
        }
       *[no] not agreed on
    }

    { $on_exhausted ->
        [ask] Once the included time is used up, we ask for your consent to the charge before any work.
        [message] Once the included time is used up, work goes on with the new month.
       *[bill] Once the included time is used up, work goes on, and the charge stands in the monthly statement.
    }
promise-fee =
    { $fee ->
        [none] { "" }
       *[other] { "" }
            A month, with add-ons: { MONEY($fee, $currency) }
    }

## What the contract promises

not-entitled =
    { service }: { why }.

    Your advisor can suggest a way: /advisor
contract-standing =
    { $standing ->
        [contract] { "**" }{ $client }: { $plan }**
        [warranty] { "**" }{ $client }: program under warranty**
        [lapsed] { "**" }{ $client }: the contract has ended**
       *[none] { "**" }{ $client }: no support contract**
    }
because-contract =
    { $until ->
        [none] The contract has been running since { DATE($from) }
       *[other] The contract runs from { DATE($from) } up to and including { LASTDAY($until) }
    }
because-warranty-beside = The program's warranty runs up to and including { LASTDAY($until) }
because-warranty =
    The program was delivered on { DATE($on) }
    Its warranty runs up to and including { LASTDAY($until) }
because-lapsed = The contract ran up to and including { LASTDAY($on) }
because-no-contract = There has been no contract so far
because-warranty-over = The warranty ran up to and including { LASTDAY($on) }
because-not-delivered = The program is to be delivered on { DATE($on) }
because-begins = A new contract begins on { DATE($on) }
promise-answer = First answer: within { LENGTH($minutes) }{ $clock ->
        [always] , at any hour
       *[working] { " " }of working time
    }
promise-resolution = Solution: within { LENGTH($minutes) } of working time
service-line = { $allowed ->
        [yes] ✓
       *[no] –
    } { service }: { why }
service =
    { $service ->
        [phone] Phone
        [email] E-mail
        [remote] Remote session
        [consulting] Consulting
        [advisor] Your own advisor
        [statement] Monthly statement
        [visit] Visits
        [after-hours] Operator on duty
        [backup] Cloud backup
       *[other] { $service }
    }
why =
    { $reason ->
        [may-included] in your contract
        [may-charged] the included time is used up, so an hour costs { MONEY($per_hour, $currency) }
        [may-time-used] the included time of this month is used up
        [may-on-request] after clients with a contract; we tell you the price beforehand
        [may-warranty] under warranty
        [may-not-in-plan] not in your contract ({ $plan })
        [may-with-contract] only with a support contract
        [may-closed] { $opens ->
            [none] we are closed now
           *[other] we are closed now and open { MOMENT($opens) }
        }
        [may-visit] you have { $left } left this year (agreed: { $included })
        [may-no-visit-left] this year's are used up ({ $included } of { $included })
        [may-after-hours] { $factor ->
            [1] outside business hours too
           *[other] outside business hours too; time is then counted { $factor } times
        }
        [may-add-on] as an add-on to your contract
       *[may-no-add-on] not agreed
    }

## The monthly statement

statement =
    Support statement for { MONTH($month) }
    { $plan ->
        [none] { $client }
       *[other] { $client }, { $plan }

            Included: { LENGTH($included) }
            { used-time }
            { $over ->
                [0] Left: **{ LENGTH($left) }**
               *[other] Over: **{ LENGTH($over) }**
            }
    }

    { $lines ->
        [none] There was no work this month.
       *[other] { $lines }
    }{ $total ->
        [none] { "" }
       *[other] { "" }

            Total for the month: **{ MONEY($total, $currency) }**
    }
statement-chart = The month in a picture
statement-pdf = The statement as PDF
statement-by-kind = By kind of work:
statement-by-ticket = By ticket:
statement-kind = • { kind-of }: { LENGTH($minutes) }{ $draws ->
        [no] { " " }(does not draw on the included time)
       *[yes] { "" }
    }
statement-ticket = • #{ $number } { $subject }: { LENGTH($minutes) }
statement-response =
    First answer within the promised time: { $kept } of { $tickets }{ $open ->
        [0] { "" }
       *[other] { " (" }not answered yet: { $open })
    }
statement-visits =
    Visits this year: { $included ->
        [0] { $used }
       *[other] { $used } of { $included }
    }{ $ahead ->
        [0] { "" }
        [1] ; one is planned for { SHORTDAY($next) }
       *[other] ; { $ahead } more are planned, the first for { SHORTDAY($next) }
    }
statement-backups =
    { $count ->
        [0] Cloud backup: no backup was made
       *[other] Cloud backup: { $count } made; the last on { SHORTDAY($last) }{ $size ->
            [0] { "" }
           *[other] { " " }({ SIZE($size) } in all)
        }
    }
statement-hints = Your advisor suggests:
statement-hint-hours-unused = • For two months you have used less than a fifth of the included time. A smaller plan may be enough.
statement-hint-visit-not-planned = • You have an agreed visit that is not planned yet. Tell us when it suits you.
statement-hint-backup-unused = • You pay for the cloud backup, and no backup has been made lately. Let us set it up together.
statement-hint-contact-unlinked = • A colleague of yours who gets the statement has not linked a chat with support yet. Your advisor has the code for it.

## A question about one line of it

ask-about-line = Ask about a line
line = { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ line-about }
line-about =
    { $about ->
        [none] { "" }
       *[other] { " " }({ $about })
    }
previous-page = Previous
next-page = Next
lines-of-month =
    { $pages ->
        [1] The lines of { MONTH($month) }. Which one is it about?
       *[other] The lines of { MONTH($month) } ({ $page }/{ $pages }). Which one is it about?
    }
line-asked =
    The line in question: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ line-about }.

    Write here what you would like to know about it, and we will add it to ticket #{ $number }.

## Kinds of work

kind-of =
    { $kind ->
        [phone] { kind-phone }
        [remote] { kind-remote }
        [email] { kind-email }
        [chat] { kind-chat }
        [consulting] { kind-consulting }
        [visit] { kind-visit }
        [internal] { kind-internal }
       *[other] { $kind }
    }
kind-phone = telephone
kind-remote = remote work
kind-email = e-mail
kind-chat = messages
kind-consulting = consulting
kind-visit = visit
kind-internal = internal work

## Appointments

appointment-what =
    { $kind ->
        [visit] Visit
        [remote] Remote session
       *[consulting] Consulting
    }
appointment-who =
    { $kind ->
        [visit] Coming to you: { $operator }
        [remote] With: { $operator }
       *[consulting] Your consultant: { $operator }
    }
appointment-details =
    { "**" }{ appointment-what }** { MOMENT($starts) }
    Length: { LENGTH($minutes) }
    { $about ->
        [none] { appointment-who }
       *[other]
            { appointment-who }
            About: { $about }
    }
appointment-of-client =
    { "**" }{ appointment-what }** { MOMENT($starts) }
    Length: { LENGTH($minutes) }
    { $contact ->
        [none] Client: { $client }
       *[other] Client: { $client }, { $contact }
    }
appointment-ics = The appointment for your calendar
appointment-none = You have no appointment with us.
appointment-which = What would you like to arrange?
appointment-asked =
    { $kind ->
        [visit] We have noted that you need a visit (ticket **#{ $number }**).
        [remote] We have noted that you want a remote session at a time to be agreed on (ticket **#{ $number }**).
       *[consulting] We have noted that you need consulting (ticket **#{ $number }**).
    } { $reason ->
        [may-charged] The included time is used up, so an hour costs { MONEY($per_hour, $currency) }.
        [may-on-request] We tell you the price before anything is agreed.
       *[other] If you want to add something, just write.
    }

    { $advisor ->
        [none] { $opens ->
            [none] We will suggest a time here.
           *[other] We are closed now. We open { MOMENT($opens) } and will suggest a time here then.
        }
       *[other] We told your advisor, { $advisor }. The suggested time will arrive here.
    }
appointment-stands =
    { $state ->
        [confirmed] This appointment is agreed:
       *[proposed] We suggested this appointment and are waiting for your answer:
    }

    { appointment-details }
appointment-proposed =
    We suggest this appointment:

    { appointment-details }

    Does it suit you?
appointment-moved =
    The appointment has changed. The new suggestion:

    { appointment-details }

    Does it suit you?
appointment-changed =
    { $state ->
        [confirmed] The appointment has changed meanwhile. This is agreed now:
       *[proposed] The appointment has changed meanwhile. We now suggest:
    }

    { appointment-details }
appointment-over =
    { $state ->
        [done] This appointment has already taken place. For a new one: /appointment
        [cancelled] This appointment is off. For a new one: /appointment
       *[other] The time of this appointment has passed. For a new one: /appointment
    }
appointment-confirmed =
    Thank you, it is agreed:

    { appointment-details }

    We are also sending you a file that puts it into your calendar.
appointment-declined =
    Thank you for telling us. This appointment is off:

    { appointment-details }

    We will suggest another time.
appointment-cancelled =
    Unfortunately, this appointment is cancelled:

    { appointment-details }

    For a new one: /appointment
appointment-not-held =
    { $kind ->
        [visit] The visit { MOMENT($starts) } did not take place, so it does not count.
        [remote] The remote session { MOMENT($starts) } did not take place, so it does not count.
       *[consulting] The consulting { MOMENT($starts) } did not take place, so it does not count.
    }

    For a new appointment: /appointment
appointment-reminder =
    A reminder of your appointment:

    { appointment-details }

    { $state ->
        [confirmed] If it does not suit you after all, please tell us as soon as you can.
       *[proposed] You have not confirmed it yet. Does it suit you?
    }
appointment-reported =
    { $kind ->
        [visit] The visit { MOMENT($starts) }, { $operator }:
        [remote] The remote session { MOMENT($starts) }, { $operator }:
       *[consulting] The consulting { MOMENT($starts) }, { $operator }:
    }

    { $counted ->
        [none] { $report }
       *[other]
            { $report }

            Counted: { LENGTH($counted) }
    }
visits-left =
    { $left ->
        [one] Your contract includes one more visit this year. Shall we arrange it?
       *[other] Your contract includes { $left } more visits this year. Shall we arrange them?
    } /appointment
appointment-planned =
    { $moved ->
        [yes] The appointment was moved:
       *[no] A new appointment:
    }

    { appointment-of-client }

    { $asked ->
        [none] We cannot write to the client: please tell them yourself, then press “The client agreed”.
       *[other] The client was asked and has not answered yet ({ $asked }).
    }{ $outside ->
        [yes] { " " }Note: it is outside business hours.
       *[no] { "" }
    }{ $over ->
        [yes] { " " }Note: this visit is beyond those in the contract.
       *[no] { "" }
    }
appointment-not-read = We could not read when. Write, for example: /termin 3.12. u 10:00 2h, /termin on Friday 10-12 or /termin consulting tomorrow at 9
appointment-refused =
    { $reason ->
        [past] That time has already passed ({ MOMENT($starts) }). Suggest a later one.
        [far] That is more than a year ahead ({ DATE($starts) }). Check the date.
        [long] An appointment lasts 12 hours at most, and this is { LENGTH($minutes) }. Check the length.
        [away] { $operator } is away that day. Suggest another day, or let somebody else go.
        [busy] { $operator } already has an appointment then: { $client }, { MOMENT($taken_from) }. Suggest another time.
        [no-client] That ticket has no client, so there is nobody to suggest an appointment to.
        [which-kind] Please add what it is: /termin visit 3.12. at 10:00, /termin consulting 3.12. at 10:00 or /termin remote 3.12. at 10:00
       *[changed] The appointment has changed meanwhile. Look how it stands now and try again.
    }
appointment-operator-confirmed =
    Agreed, the client has confirmed:

    { appointment-of-client }
appointment-operator-declined =
    This does not suit the client:

    { appointment-of-client }

    Suggest another time: reply to this message, for example /termin 3.12. at 10:00
appointment-operator-cancelled =
    Cancelled:

    { appointment-of-client }

    { $told ->
        [yes] We have told the client.
       *[no] We cannot write to the client: please tell them yourself.
    }
appointment-taken-over =
    { $operator } looks after this appointment now:

    { appointment-of-client }
appointment-operator-reminder =
    A reminder:

    { appointment-of-client }

    { $state ->
        [confirmed] The client has confirmed.
       *[proposed] The client has not confirmed yet.
    }
appointment-unanswered =
    The client has not confirmed this appointment yet:

    { appointment-of-client }

    If it is urgent, call them.
appointment-report-wanted =
    { $again ->
        [yes] The report is still missing.{ " " }
       *[no] { "" }
    }{ $kind ->
        [visit] How was the visit to { $client }?
        [remote] How was the remote session for { $client }?
       *[consulting] How was the consulting for { $client }?
    }

    Reply to this message with a short report; the client gets it too. If it took more or less than planned ({ LENGTH($minutes) }), begin with the real length, for example: 1h30 Printer repaired.
appointment-not-finished =
    { $reason ->
        [empty] The report is missing: write in a few words what was done.
        [length] It cannot have taken { LENGTH($minutes) }. Please send the report again.
        [early] The appointment has not begun yet ({ MOMENT($starts) }).
       *[settled] { $state ->
            [done] The report of this appointment is kept already.
           *[cancelled] This appointment is cancelled.
        }
    }
appointment-finished =
    { $told ->
        [yes] The report is kept and was sent to the client.
       *[no] The report is kept; we cannot write to the client.
    } Booked: { LENGTH($minutes) } ({ $client }).
appointment-settled =
    { $state ->
        [done] This appointment has already taken place.
        [cancelled] This appointment is cancelled already.
        [confirmed] The client has confirmed this appointment already.
        [moved] The appointment was moved meanwhile: this button no longer works.
       *[proposed] The time of this appointment has passed.
    }

## Duty

duty-shifts = Your shifts in the next four weeks:
duty-no-shifts = You have no shifts in the next four weeks.
duty-swaps = Swaps agreed on:
shift-line =
    • { $since ->
        [none] { $until ->
            [none] { $covers ->
                [business-hours] in business hours
                [outside-business-hours] outside business hours
               *[always] always
            }
           *[other] until { WHEN($until) }
        }
       *[other] { $until ->
            [none] from { WHEN($since) }
           *[other] { WHEN($since) } – { WHEN($until) }
        }
    } ({ $schedule }{ $backup ->
        [yes] , backup
       *[no] { "" }
    })
swap-when = { "**" }{ WHEN($since) } – { WHEN($until) }** ({ $schedules })
swap-line = • { WHEN($since) } – { WHEN($until) }: { $taker } is on duty, { $asker } by the roster
swap-not-read = We could not read when you need a swap. Write, for example: /zamena marko 28.11. or /zamena marko 28.11. 08:00 - 29.11. 08:00. Without a name we ask everybody: /zamena 28.11.
swap-refused =
    { $reason ->
        [past] That time has begun already ({ WHEN($since) }). Write from when on you need a swap, for example: /zamena marko danas 18:00 - 22:00
        [long] A swap can be agreed on for three months at most.
        [not-on-duty] You are not on duty then: { WHEN($since) } – { WHEN($until) }. /dezurstvo shows your shifts
        [unknown] We do not know whom you mean: { $name }. Write the first name, or the whole name.
        [yourself] You cannot stand in for yourself.
        [there] { $operator } is on duty already at that time.
        [away] { $operator } is away at that time.
        [no-chat] { $operator } has no linked chat, so we have no way to ask.
       *[nobody] There is nobody to ask: everybody on the schedule is away then, or on duty already.
    }
swap-asked =
    { $asker } asks you to stand in on duty:

    { swap-when }

    { $asked ->
        [none] We asked everybody who could; the first to accept takes the duty.
       *[other] Do you accept?
    }
swap-sent =
    { $asked ->
        [none] We asked everybody who could ({ $count } in all). The first to accept takes your duty:
       *[other] We have sent your request and will tell you the answer at once. We asked { $asked }.
    }

    { swap-when }
swap-agreed =
    Agreed. { $taker } is on duty for you:

    { swap-when }
swap-yours =
    Thank you! You have taken the duty of { $asker }.

    { swap-when }
swap-for-manager =
    A swap on duty:

    { swap-when }
    On duty: { $taker }
    By the roster: { $asker }{ $backup ->
        [no] { "" }

            Note: there is no backup in that time.
       *[yes] { "" }
    }
swap-not-needed =
    { $taker ->
        [none] The request for a swap is withdrawn ({ $asker }):
       *[other] The swap is no longer needed, { $taker } takes the duty:
    }

    { swap-when }
swap-you-refused = All right, thank you for answering.
swap-nobody-can =
    { $asked ->
        [none] Unfortunately nobody can stand in for you. The duty remains yours:
       *[other] Unfortunately { $asked } cannot stand in for you. The duty remains yours:
    }

    { swap-when }
swap-expired =
    { $asked ->
        [none] Nobody has answered your request for a swap, and that time has begun. The duty remains yours:
       *[other] { $asked } has not answered your request for a swap, and that time has begun. The duty remains yours:
    }

    { swap-when }
swap-withdrawn =
    All right, we no longer look for a swap. The duty remains yours:

    { swap-when }
swap-impossible =
    The roster has changed meanwhile, so this swap is no longer possible:

    { swap-when }
swap-settled =
    { $state ->
        [agreed] This swap has been decided already. { $taker } is on duty.
        [refused] This swap has been decided already: nobody can.
        [withdrawn] This swap is no longer asked for.
        [refused-by-you] You have told us already that you cannot.
       *[begun] That time has begun, so no swap can be agreed on any more.
    }
duty-begins =
    { $until ->
        [none] You are on duty from now on ({ $schedule }).
       *[other] You are on duty from now until { WHEN($until) } ({ $schedule }).
    }
duty-handed-over =
    { $names ->
        [none] Your duty is over ({ $schedule }). There is nobody now.
       *[other] You have handed over: { $names } is on duty from now on ({ $schedule }).
    }
duty-ahead =
    { $until ->
        [none] Your duty begins tomorrow: from { WHEN($since) } ({ $schedule }).
       *[other] Your duty begins tomorrow: { WHEN($since) } – { WHEN($until) } ({ $schedule }).
    }
backup-begins =
    { $until ->
        [none] You are the backup from now on ({ $schedule }).
       *[other] You are the backup from now until { WHEN($until) } ({ $schedule }).
    }{ $names ->
        [none] { "" }
       *[other] { " " }On duty: { $names }.
    }
backup-over =
    { $names ->
        [none] You are not the backup any more ({ $schedule }). There is nobody in your place now.
       *[other] You are not the backup any more ({ $schedule }). From now on it is { $names }.
    }
backup-ahead =
    { $until ->
        [none] From tomorrow you are the backup: from { WHEN($since) } ({ $schedule }).
       *[other] From tomorrow you are the backup: { WHEN($since) } – { WHEN($until) } ({ $schedule }).
    }
group-moved =
    Telegram has given a group a new number: { $new } (before: { $old }).

    Messages go there already. If the company file holds the old one, write the new one there.
message-failed =
    { "**" }A message that the system could not answer**
    { $known ->
        [yes] { $contact }, { $client }
        [operator] { $contact }
       *[no] Somebody unknown
    } ({ $channel ->
        [webchat] the chat on the site
        [viber] Viber
       *[other] Telegram
    }):
    { $wordless ->
        [yes] (no text)
       *[no] “{ $text }”
    }

    Get in touch with them. The message is kept, and waits for whoever looks after the system.
absence-hits =
    { "**" }Absence: { $operator }, { $days ->
        [1] { SHORTDAY($since) }
       *[other] { SHORTDAY($since) } – { SHORTDAY($until) }
    }**
    Left without a stand-in:
absence-appointment =
    • { $kind ->
        [visit] visit
        [remote] remote session
       *[consulting] consulting
    }: { $client }, { WHEN($starts) }
hole =
    { $again ->
        [yes] { "**" }Reminder: a hole in the roster**
       *[no] { "**" }A hole in the roster**
    }

    { WHEN($since) } – { WHEN($until) }
    { $reason ->
        [no-schedule] No schedule covers that time.
        [absent] Away: { $operators }
        [nobody] Nobody is there by the schedule { $schedule }.
        [unpaged] Word of a ticket would reach nobody on duty:
       *[unreachable] Nobody on duty can be reached by telephone:
    }
hole-person =
    • { $operator }: { $phone ->
        [dead] the number does not work
        [known] the telephone works
       *[none] no telephone
    }{ $chat ->
        [linked] { $phone ->
            [known] , the chat works
           *[other] , only a chat
        }
        [blocked] , the chat takes no messages
       *[none] { $phone ->
            [known] , no chat
           *[other] , and no chat
        }
    }
hole-clients =
    { $names ->
        [none] Clients left without anybody on duty: { $count }
       *[other] Left without anybody on duty: { $names }
    }
holes = { "**" }Holes in the roster: { $count }**
hole-line =
    • { WHEN($since) } – { WHEN($until) }{ $again ->
        [yes] { " " }(reminder)
       *[no] { "" }
    }: { $reason ->
        [no-schedule] no schedule covers that time
        [absent] away: { $operators }
        [nobody] nobody is there by the schedule { $schedule }
        [unpaged] word of a ticket would reach nobody
       *[unreachable] nobody can be reached by telephone
    }; { $names ->
        [none] clients: { $count }
       *[other] { $names }
    }
hole-people = By what ways each can be reached:
holes-more =
    { $more ->
        [one] and { $more } more
       *[other] and { $more } more
    }

## Buttons

urgent = Call the operator on duty
yes = Yes
no = No
person = I need an operator
article = { $title }
without-code = Go on without a code
language-sr-Latn = { "Srpski (latinica)" }
language-sr-Cyrl = { "Српски (ћирилица)" }
language-en = { "English" }
take = Take it
accept = Accept
accept-all = Accept all
accept-one = Accept #{ $number }
cannot = I cannot
withdraw-swap = Not needed any more
pass = Pass on
pass-all = Pass all on
work-on-it = Working on it
draft-ticket = Draft an article
draft-group = Draft: { $text }
approve-draft = Approve the article
reject-draft = Discard
undo-phrase = Undo: { $text }
close-ticket = Close the ticket
book = Book { LENGTH($minutes) }
book-other = Correct to { LENGTH($minutes) }
dismiss = Do not count
want-visit = A visit
want-consulting = Consulting
want-remote = Remote session
agree = That works
disagree = That does not work
another-appointment = I need one more appointment
book-visit = Arrange the visit
book-consulting = Arrange consulting
book-remote = Arrange a remote session
cancel-appointment = Cancel the appointment
client-agreed = The client agreed
not-held = It did not take place

## The menu of commands

command-sati = Support time left
command-tiketi = My tickets
command-novi = A new ticket
command-covek = Talk to an operator
command-zovite = Have us call you
command-savetnik = My advisor
command-termin = A visit, consulting or a remote session
command-izvestaj = The last monthly statement
command-ugovor = What your contract promises
command-jezik = Language and script
command-stop = No statements and hints
command-pomoc = What you can do here
command-moji = Tickets I look after
command-dezurstvo = Who is on duty, and when I am
command-vreme = Book time on a ticket
command-beleska = A note that the client never sees
command-clanak = Send the client an article
command-predaj = Hand a ticket to a colleague
command-klijent = Look up a client
command-daljinski = Begin or end a remote session
command-zamena = Ask for a swap of duty
command-zatvori = Close a ticket

## For operators

operator-help =
    You are writing as an operator: { $name }.

    • Reply to a message about a ticket and the client gets your answer.
    • If you look after only one ticket, simply write.

    /termin 3.12. u 10:00 2h – suggests an appointment to the client of that ticket, or moves it
    /vreme 25m – books time on the ticket whose message you reply to
    /dezurstvo – who is on duty and until when, and when you are
    /zamena marko 28.11. – asks for a swap of your duty; without a name it asks everybody
    /daljinski – begins a remote session on the ticket whose message you reply to; again: ends it
    /moji – the tickets that you look after; /1042 – all of that ticket
    /beleska or // at the beginning – a note on the ticket that the client does not see
    /clanak fiscal receipt – sends an article to the client
    /predaj marko – hands the ticket to a colleague
    /klijent zora – the client's contract, hours, people and tickets
    /zatvori – closes the ticket whose message you reply to; a summary for the client may follow
which-ticket = We do not know which ticket you mean. Please reply to the message about that ticket.
reply-sent = Sent to the client (#{ $number }).
reply-not-delivered =
    { "**" }Your answer to ticket #{ $number } did not reach the client.**
    { $reason ->
        [refused] The client's chat takes no messages from us any more.
        [costly] The client has not written for 24 hours, and Viber would charge for the message.
       *[away] We tried for hours, and it could not be sent.
    }
    { $phone ->
        [none] The answer is kept with the ticket. Please reach the client in another way.
       *[other] The answer is kept with the ticket. Please call the client: { $contact }, { $phone }
    }

    { $text }
client-blocked =
    { "**" }The client has stopped our chat{ $channel ->
        [viber] { " " }in Viber
       *[other] { " " }in Telegram
    } (#{ $number }): answers do not arrive there any more.**
    { $phone ->
        [none] { $contact ->
            [none] We know no other way to reach them.
           *[other] { $client }, { $contact }: please reach them in another way.
        }
       *[other] Please call: { $client }, { $contact }, { $phone }
    }
reply-kept = Your answer is kept with ticket #{ $number }, but this client is not linked to a chat. Please call or e-mail them.
ticket-closed = Ticket #{ $number } is closed.
duty =
    On duty: **{ $names }**
    { $backup ->
        [none] There is no backup.
       *[other] Backup: { $backup }
    }
    { $until ->
        [none] The shift has no end on the roster.
       *[other] The shift ends { MOMENT($until) }.
    }
duty-nobody =
    { "**" }Nobody is on duty right now.**
    { $backup ->
        [none] There is no backup either.
       *[other] Backup: { $backup }
    }
    { $until ->
        [none] There is no next shift on the roster.
       *[other] The next shift begins { MOMENT($until) }.
    }
ticket-who =
    { $client ->
        [none] Unknown sender
       *[other] { $contact ->
            [none] { $client }
           *[other] { $client }, { $contact }
        }
    }{ $standing ->
        [contract] { " (" }{ $plan })
        [warranty] { " (" }under warranty)
        [lapsed] { " (" }contract has ended)
        [none] { " (" }no contract)
       *[unknown] { "" }
    }
ticket-source =
    { $source ->
        [telegram] Telegram
        [viber] Viber
        [webchat] website messages
        [phone] telephone
        [voicemail] voice message
        [missed-call] missed call
       *[other] { $source }
    }
ticket-again =
    Ticket **#{ $number }** open again – { ticket-source }
    { ticket-who }

    { $text }
new-ticket =
    New ticket **#{ $number }** – { ticket-source }
    { ticket-who }

    { $text }
page =
    { "**" }On duty: ticket #{ $number }** – { ticket-source }
    { ticket-who }

    { $text }{ page-silent-before }

    Do you accept?
page-silent-before =
    { $silent ->
        [none] { "" }
       *[other] { "" }

            { $silent } accepted this ticket before you, but the client still has no answer.
    }
asked-again = Repeated: you may have had this message before.
pages =
    { "**" }On duty: { $count ->
        [one] { $count } ticket is waiting
       *[other] { $count } tickets are waiting
    }**
page-line = #{ $number } – { ticket-who }
pages-more =
    { $more ->
        [one] and { $more } more ticket
       *[other] and { $more } more tickets
    }
page-exhausted =
    { "**" }Nobody accepted ticket #{ $number }** – { ticket-source }
    { ticket-who }

    { $text }

    Everybody was called and nobody answered. The ticket is waiting for you.
client-wrote =
    { $client ->
        [none] Unknown sender
       *[other] { $contact ->
            [none] { $client }
           *[other] { $contact }, { $client }
        }
    } (#{ $number }):

    { $text }
client-corrected =
    { $client ->
        [none] Unknown sender
       *[other] { $contact ->
            [none] { $client }
           *[other] { $contact }, { $client }
        }
    } (#{ $number }), a corrected message:

    { $text }
you-took =
    Ticket #{ $number } is yours.

    Reply to this message and the client gets your answer.
added-meanwhile = Meanwhile the client added:
yours-already = Ticket #{ $number } is yours already.
taken-by =
    { $operator ->
        [none] Ticket #{ $number } is no longer waiting.
       *[other] { $operator } already looks after ticket #{ $number }.
    }
page-yours =
    Thank you! Ticket #{ $number } is yours.

    Reply to this message and the client gets your answer.
page-yours-already = Ticket #{ $number } is yours already.
page-taken =
    { $operator ->
        [none] Ticket #{ $number } is no longer waiting.
       *[other] { $operator } looks after ticket #{ $number }.
    }
page-over = Ticket #{ $number } no longer needs the operator on duty. Thank you for answering.
alarm =
    { "**" }Calling the operators on duty is late.**{ $pages ->
        [0] { "" }
       *[other] { "" }

            Waiting for the next step: { $numbers } ({ $pages } in all).
    }{ $deliveries ->
        [0] { "" }
       *[other] { "" }

            Urgent messages and calls that did not go out: { $deliveries }.
    }

    Check the system at once and get in touch with the clients.
page-old = That message no longer counts: for ticket #{ $number } we are asking again. Please answer the new message.
you-passed = All right, for ticket #{ $number } we ask the next one.
you-passed-all =
    { $count ->
        [0] Those tickets no longer need the operator on duty.
        [one] All right, for { $count } ticket we ask the next one.
       *[other] All right, for { $count } tickets we ask the next one.
    }
pages-yours =
    { $count ->
        [0] No ticket is waiting for you any more.
        [one] Thank you! You have taken { $count } ticket.
       *[other] Thank you! You have taken { $count } tickets.
    }
pages-taken = { $operator } looks after tickets { $numbers }.
page-silent =
    You accepted ticket #{ $number }, but the client still has no answer.

    Are you working on it?
page-kept = All right, ticket #{ $number } stays with you. Once you have answered the client, we stop asking.
page-let-go = The client got no answer on ticket #{ $number }, so we are asking others. The ticket is no longer yours.
page-reopened = For ticket #{ $number } we are asking again. { $operator } accepted it, but the client still has no answer.
talk-card =
    The call has begun: { $client ->
        [none] unknown caller
       *[other] { $client }
    }, { $caller ->
        [none] hidden number
       *[other] { $caller }
    }.
    { $standing ->
        [contract] Contract: { $plan }.
        [warranty] The program is under warranty.
        [lapsed] The contract has ended.
       *[other] No contract.
    }{ $left ->
        [none] { "" }
       *[other] { " " }Time left: { LENGTH($left) }.
    }{ $question ->
        [none] { "" }
       *[other] { " " }Question: “{ $question }”
    }{ $unagreed ->
        [yes] { "" }
            The client has not agreed to a charge beyond the included time.
       *[other] { "" }
    }{ $client_path ->
        [none] { "" }
       *[other] { "" }
            Client: { $client_path }
    }
    Call: { $call_path }
talk-hold = Put on hold
talk-take-back = Back to the call
talk-colleagues = Bring in a colleague
talk-invite = { $name }
talk-hand-over = Hand the call over and leave
talk-on-hold = The client is on hold and hears music.
talk-resumed = You are talking with the client again.
talk-whom = Whom shall we bring into the call?
talk-nobody-free = No colleague is free right now.
talk-inviting = Calling { $colleague }.
talk-joined = { $colleague } is joining the call.
talk-handed-over = You have handed the call over. { $colleague } has it now.
talk-colleague-gone = Your colleague is no longer on the line, so the call is still yours.
talk-over = That call is over, or somebody else has it.
voicemail-audio = The voice message of ticket #{ $number }
voicemail-text =
    The voice message of ticket #{ $number } as a machine wrote it down (it may be wrong):
    “{ $text }”
time-proposed =
    The talk with { $client } took { $talk } (minutes:seconds).

    To be counted: **{ LENGTH($minutes) }**{ $number ->
        [none] { "" }
       *[other] { " " }on ticket #{ $number }
    }. Shall we book it? To add a note, answer this message before booking.
time-noted = The note is kept and will be booked with the time.
talk-ticket = Open a ticket
talk-ticket-opened = Ticket #{ $number } is open, and it is yours.
time-booked =
    { $client }: { LENGTH($minutes) } booked.
    { $left ->
        [none] The client has no included time.
       *[other] { $over ->
            [0] Left for { MONTH($month) }: { LENGTH($left) }.
           *[other] Over the included time for { MONTH($month) }: { LENGTH($over) }.
        }
    }
usage-advisor =
    { $client }: { $beyond ->
        [yes] more than { $percent }%
       *[no] { $percent }%
    } of the included time for { MONTH($month) } is used

    Included: { LENGTH($included) }
    Used: { LENGTH($used) }
time-not-read = We could not read how long it took. Write, for example: /vreme 25m, /vreme 1h15 or /vreme od 9:10 do 9:40
time-of-nobody = Ticket #{ $number } has no client, so there is nobody to book the time for.
ledger-differs =
    { "**" }The ledger's check**

    { $count ->
        [one] One entry would be counted otherwise today
       *[other] { $count } entries would be counted otherwise today
    }: { $entries }.
ends-soon-contract = { $client }: the contract ends { DAY($on) } ({ $days ->
        [one] one day left
       *[other] { $days } days left
    }).
ends-soon-warranty = { $client }: the warranty ends { DAY($on) } ({ $days ->
        [one] one day left
       *[other] { $days } days left
    }).
ends-soon-advisor-contract =
    { ends-soon-contract }

    A suggestion: get in touch and agree on a renewal before that day.
ends-soon-advisor-warranty =
    { ends-soon-warranty }

    A suggestion: offer a support contract from that day, so that the client is not left without.
digest =
    { "**" }The week: { $client }**

    Open tickets: { $tickets }
    { $returned ->
        [0] Used this month: { LENGTH($used) } (usually { LENGTH($usual) })
       *[other] Given back this month: { LENGTH($returned) } (usually { LENGTH($usual) } used)
    }
hint-hours-unused = • Less than a fifth of the included time was used, two months in a row.
hint-visit-not-planned = • This year's visit has been neither made nor planned.
hint-backup-unused = • Pays for the cloud backup, and no backup was made in the last 35 days.
hint-contact-unlinked = • A contact who gets the statement has not linked a chat: send a code.
hint-ends-soon = • The contract or warranty ends soon.
statements-sent =
    { "**" }Statements for { MONTH($month) }**

    Sent: { $sent }
    { $count ->
        [0] Everybody has theirs.
       *[other] Not reached: { $count }
    }
unreached =
    • { $contact ->
        [none] { $client }
       *[other] { $client }, { $contact }
    } – { $why ->
        [no-chat] no chat is linked
        [no-reader] nobody is down to get the statement
        [blocked] the chat takes no messages
        [gave-up] the messenger did not answer for hours
       *[failed] a fault of ours, see the log
    }
time-dismissed = All right, that talk is not counted.
time-settled = That talk has been decided already.

## The dialogue: what was meant, and near answers

greeting-with-ticket =
    Hello, { $name }! Your ticket **#{ $number }** is open: { $subject }

    If it is about that one, just go on.
what-exactly =
    { $near ->
        [yes] Perhaps one of these?
       *[no] So that we find the right answer:
    }

    Write in a few words what exactly does not work, or what the screen says. If you prefer, an operator is here too.

## The client's tickets, in full

thanks-on-ticket =
    Thank you for telling us! Added to ticket #{ $number }.

    If all is solved, you can close it.
which-of-yours = What is this about?
ticket-reopened =
    We have opened ticket **#{ $number }** again.

    { $follows ->
        [paged] We have called the operator on duty. You will hear from them here.
        [later] { $opens ->
            [none] We are closed now. We will get back to you here as soon as we open.
           *[other] We are closed now. We open { MOMENT($opens) } and will get back to you here then.
        }
       *[now] { $by ->
            [none] An operator will answer here during business hours.
           *[other] An operator will answer here, at the latest { MOMENT($by) }.
        }
    }
too-late-to-reopen = Ticket #{ $number } was closed too long ago to be opened again. Write what you need and we open a new one.
tickets = { "**" }Your tickets**
no-tickets = You have no open tickets, nor any closed lately.
no-open-ticket = You have no open ticket.
no-such-ticket = Ticket #{ $number } is not among yours. Those are under /tickets
ticket-line = • **#{ $number }** { $subject } – { ticket-state }
ticket-state =
    { $state ->
        [open] waiting for an operator
        [taken] { $operator } is on it
       *[closed] closed
    }
ticket-story =
    { "**" }Ticket #{ $number }**: { $subject }
    State: { ticket-state }{ $due ->
        [none] { "" }
       *[other] { "" }
            Answer at the latest { MOMENT($due) }
    }
ticket-progress =
    { $state ->
        [open] Ticket #{ $number } is waiting for an operator.
       *[taken] { $operator } is looking after ticket #{ $number }. We have passed on that you ask.
    }{ $when ->
        [later] { $opens ->
            [none] { " " }We are closed now and will get back to you here as soon as we open.
           *[other] { " " }We are closed now. We open { MOMENT($opens) } and will get back to you here then.
        }
        [late] { " " }The time we promised has passed, we are sorry: we have passed on a reminder.
        [due] { " " }The answer comes here, at the latest { MOMENT($due) }.
       *[soon] { "" }
    }
ticket-said =
    { "**" }{ $author ->
        [client] You
        [operator] { $operator }
       *[desk] The desk
    }**, { WHEN($at) }
    { $text }
write-new-ticket = Write what the matter is. We will ask for anything else we need.
write-on = Write what you want to add to ticket #{ $number }.
rated =
    Thank you for rating ticket #{ $number }!

    If you like, add a word or two.
rated-badly =
    We are sorry that ticket #{ $number } did not go well. The head of support sees your rating as well.

    Please write what should have been better: it helps a great deal.
rating-kept = Thank you, we have noted it.
urgency-how-many = We understand and hurry. Is everybody at a standstill, or one workplace only? (ticket #{ $number })
how-urgent = Added to ticket #{ $number }. How urgent is it?
urgency-noted =
    { $urgency ->
        [all-stopped] Noted with ticket #{ $number }: nobody can work.{ $seen ->
            [yes] { " " }The operator sees it at once.
           *[no] { $opens ->
                [none] { "" }
               *[other] { " " }We are closed now; an operator sees it as soon as we open, { MOMENT($opens) }.
            }
        }
        [one-stopped] Noted with ticket #{ $number }: one workplace is at a standstill.
        [hindered] Noted with ticket #{ $number }: you can work, but with difficulty.
        [stopped] Noted with ticket #{ $number }: work has stopped.
       *[can-wait] Noted with ticket #{ $number }: it can wait.
    }

## Everything in one tap

your-advisor =
    Your advisor: **{ $advisor }**{ $away ->
        [yes] { " " }(away today; a message goes to the desk)
       *[no] { "" }
    }
no-advisor-yet = Your company has no advisor with us yet. The desk is here for everything.
write-to-advisor = Write the message to your advisor.
not-your-statement = The monthly statement of your company goes to another contact. You can see the hours left as well.
no-statement-yet = The first statement is made when the month is over. How this month stands is in the hours left.
visits-of-year =
    { "**" }Visits in { $year }**

    { $included ->
        [0] Your contract includes no visits.
       *[other] By contract: { $included }
    }
    Made: { $made }
visit-ahead = Planned: { WHEN($at) }
routine-stopped =
    All right, no more monthly statements, hints about use or suggestions. Answers to your questions and tickets arrive as before.

    When you want them again, send /resume
routine-resumed = Welcome back! Statements and hints come here again.
nothing-to-stop = We send you nothing here that you did not ask for.
unlinked =
    This account is no longer tied to { $name } and sees nothing of that client.

    If that was a mistake, the advisor gives a new code.
unlinked-there = Unlinked: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] the chat on the site
    } is not tied to you any more.
unlinked-from-there =
    This chat was unlinked from another chat of the same person, and sees nothing of that client any more.

    If that was a mistake, your advisor has a new code.
not-linked = This account is not tied to anybody.
your-chats =
    You write here as **{ $name }** ({ $client }).

    Linked chats:
chat-line = • { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] chat on the site
    }{ $at ->
        [none] {""}
       *[other] , linked on { DATE($at) }
    }{ $here ->
        [yes] {" (this one)"}
       *[no] {""}
    }
leave-here = Unlink this chat
leave-there = Unlink: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] chat on the site
    }{ $at ->
        [none] {""}
       *[other] {" "}of { DATE($at) }
    }
not-me = This is not me
not-me-noted = Thank you for telling us. The link is undone, and whoever gives out the codes has been told.
chat-linked =
    One more chat was just linked under your name: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] the chat on the site
    }.

    If that was not you, press the button and we unlink it at once.
said-not-me =
    { "**" }A chat was linked to the wrong person**

    { $contact } ({ $client }): somebody said “this is not me”. Chat: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] chat on the site
    }{ $at ->
        [none] {""}
       *[other] , linked { MOMENT($at) }
    }. The link is undone.

    Find out who was given the code, and whether that chat has seen anything.

## Calls that the client asked for

call-when =
    We will call you on **{ $phone }**. When?

    You may also write: "tomorrow at 10", "after 14:00", or another telephone number.
call-which-number = On which number shall we call you? Write it here, with a time if you like: 060 123 4567, tomorrow at 10
call-not-wanted = All right, we do not call you. We are here if you need us.
call-time-not-read = We did not understand when. Write, for example: "now", "at 14:00", "tomorrow at 10" or "Friday at 9:30".
call-promised =
    { $moved ->
        [yes] We are closed at that time. We call you as soon as we open, { MOMENT($at) }, on { $phone }.
       *[no] { $when ->
            [now] We call you on { $phone } as soon as an operator is free.
           *[later] We call you { MOMENT($at) } on { $phone }.
        }
    }

    It is ticket **#{ $number }**; if you want to add something, just write.
call-comes = { $operator } is calling you now on { $phone } (ticket #{ $number }).
call-missed-you =
    We called you on { $phone } and could not reach you (ticket #{ $number }).

    Write when it suits you: /call

## The operators' forum group

topic-post =
    { $is_new ->
        [yes] { "**" }Ticket #{ $number }** – { ticket-source }
            { ticket-who }{ $due ->
                [none] { "" }
               *[other] { "" }
                    Answer at the latest { MOMENT($due) }
            }
       *[no] { topic-change }
    }
topic-change =
    { $change ->
        [taken] Looked after by **{ $operator }**
        [waits] The ticket waits for an operator again.
        [reopened] { "**" }The ticket is open again.**
        [closed] { "**" }The ticket is closed.**
        [corrected] { "**" }Corrected after it was closed**
       *[none] { "" }
    }
topic-how = What you write here goes to the client. What begins with // stays among us.
topic-unnamed = You write as an anonymous admin, so we do not know who you are: nothing was sent to the client. Turn anonymity off and write again.
topic-not-sent = Nothing was sent to the client (#{ $number }): another ticket comes first. You have it in your private chat.
topic-is-closed = Ticket #{ $number } is closed: nothing was sent to the client. A note begins with //.

## Buttons of the dialogue

urgency-stopped = Work has stopped
urgency-hindered = We work with difficulty
urgency-can-wait = Not urgent
urgency-all-stopped = Everybody
urgency-one-stopped = One workplace
solved = Solved, close the ticket
to-ticket = Add to ticket #{ $number }
pick-ticket = #{ $number } { $subject }
new-matter = Something new
new-ticket-button = Open a new ticket
add-words = Add something
reopen = Open again
rating = { $rating }
write-advisor = Write to the advisor
call-now = Now
call-in-an-hour = In an hour
menu-tickets = My tickets
menu-new = New ticket
menu-hours = Hours left
menu-statement = Statement
menu-visits = Visits
menu-help = Help
menu-who-advisor = My advisor
menu-appointment = Appointment
menu-call-me = Call me

## Operators: what clients say of tickets, and calls to make

progress-asked =
    { $client ->
        [none] Somebody unknown
       *[other] { $client }
    } asks how far it is (#{ $number }):

    { $text }
urgency-told =
    { $client ->
        [none] Somebody unknown
       *[other] { $client }
    } (#{ $number }): { $urgency ->
        [all-stopped] **nobody can work**
       *[stopped] **work has stopped**
    }
client-closed =
    { $client ->
        [none] The client
       *[other] { $client }
    }: ticket #{ $number } is solved, the client has closed it.
badly-rated =
    { "**" }Rated { $rating }**: ticket #{ $number }{ $client ->
        [none] { "" }
       *[other] { " – " }{ $client }
    }{ $operator ->
        [none] { "" }
       *[other] { " " }(operator: { $operator })
    }{ $text ->
        [none] { "" }
       *[other] { "" }

            { $text }
    }
call-wanted =
    { "**" }A client waits for a call: { $phone }** (#{ $number })
    { ticket-who }

    { $text }
accept-call = I call
call-made = We have talked
call-unanswered = No answer
call-yours =
    You call { $phone } (#{ $number }). The client knows that you do.

    Afterwards, say how it went.
call-was-made = Noted: you have talked (#{ $number }). /vreme 15m books the time
call-was-unanswered = Noted: no answer (#{ $number }). We told the client and asked when to call.
call-settled =
    { $operator ->
        [none] That call is not needed any more (#{ $number }).
       *[other] { $operator } has taken that call (#{ $number }).
    }

sign-in-link =
    Your link to sign in to the page. It lasts 10 minutes, once:
    { $url }
    If you did not ask for it, you can ignore it.

## Articles, and what clients teach

draft-shown =
    { "**" }Draft of an article: { $title }**

    { $body ->
        [none] It has no text yet. Answer this message, and your answer becomes the text of the article.
       *[other] { $body }
    }{ $questions ->
        [none] { "" }
       *[other] { "" }

            Questions that it answers:
            { $questions }
    }{ $body ->
        [none] { "" }
       *[other] { "" }

            Once you approve it, the bot answers clients with it. If the text should be different, write it in answer to this message.
    }
draft-approved = The article “{ $title }” is approved. The bot answers with it from now on.
draft-rejected = All right, the draft “{ $title }” is discarded.
draft-needs-text = The draft “{ $title }” has no text yet. Write it in answer to the message with the draft.
phrases-learned =
    { "**" }The bot has learned new questions**

    Two different clients confirmed each of them, and nobody denied it. If one is not right, undo it.
phrase-line = • “{ $text }” → { $title }
phrase-undone = All right, the bot no longer ties “{ $text }” to that article.
unanswered =
    { "**" }Questions without an answer**

    Clients ask this often, and the bot has no good answer:
unanswered-line = • “{ $text }” ({ $count ->
        [one] { $count } time
       *[other] { $count } times
    })
article-denied =
    { "**" }An article may not help: { $title }**

    In the last 30 days clients who were asked whether it helped said “no” { $denied ->
        [one] { $denied } time
       *[other] { $denied } times
    } ({ $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } in all).

    Please see whether the text is right, and whether it answers what clients ask.

## Operators: their tickets, notes, colleagues, clients, articles

my-tickets =
    { $count ->
        [0] You look after no ticket.
        [one] { "**" }You look after { $count } ticket**
       *[other] { "**" }You look after { $count } tickets**
    }
no-ticket-of-number = There is no ticket #{ $number }.
ticket-for-operator =
    { "**" }Ticket #{ $number }**: { $subject }
    { ticket-who }
    State: { ticket-state }{ $due ->
        [none] { "" }
       *[other] { "" }
            Answer at the latest { MOMENT($due) }
    }
ticket-heard =
    { "**" }{ $author ->
        [client] The client
        [operator] { $operator }
        [note] NOTE (the client does not see it) – { $operator }
       *[desk] The desk
    }**, { WHEN($at) }{ $edited ->
        [yes] , corrected
       *[no] { "" }
    }
    { $text }
note-kept = The note is with ticket #{ $number }. The client does not see it.
note-empty = Write the note after /note, in reply to a message about the ticket.
handed = { $operator } looks after ticket #{ $number } from now on.
handed-to-you =
    { $operator } hands ticket **#{ $number }** to you.
    { ticket-who }

    { $text }
not-handed = Ticket #{ $number } was not handed over. Write the colleague's name after /hand; only a ticket that you look after can be handed over.
ticket-merged = Tickets #{ $number } and #{ $into } are about the same matter. We go on as #{ $into }; everything written so far stays.
whole-ticket = The whole ticket
which-article = Which article do we send to the client (#{ $number })?
no-such-article = There is no such article. Write what it is about after /article, for example: /article fiscal receipt
client-not-found = There is no such client. Write a part of the company's or the person's name, or a telephone number, after /client.
which-client = Several clients match. Which one?
client-choice = { $client }
client-found =
    { "**" }{ $client }**
    { $plan ->
        [none] No support contract
       *[other] { $plan }, left this month: { LENGTH($left) }
    }
    { $people }{ $count ->
        [0] { "" }
       *[other] { "" }

            Open tickets:
    }
your-ticket-closed-so =
    Ticket #{ $number } is closed:

    { $summary }

    If something is still not right, write within seven days and we go on from there. How did we do, from 1 (badly) to 5 (very well)?

## When the desk works

opening = { $lines }
opening-week-line =
    { $first ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }{ $more ->
        [0] { "" }
       *[other] { "–" }{ opening-week-last }
    }: { $hours ->
        [none] closed
       *[other] { $hours }
    }
opening-week-last =
    { $last ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[other] Sunday
    }
opening-day =
    { $hours ->
        [none] We are closed
       *[other] We are open
    } { $when ->
        [today] today, { DAY($on) }
        [tomorrow] tomorrow, { DAY($on) }
       *[other] { DAY($on) }
    }{ $holiday ->
        [none] { "" }
       *[other] { " " }({ $holiday })
    }{ $hours ->
        [none] .
       *[other] : { $hours }.
    }
opening-now =
    { $until ->
        [none] We are open now.
       *[other]
            { $day ->
                [today] We are open now, until { CLOCK($until) }.
               *[other] We are open now. We close { MOMENT($until) }.
            }
    }
opening-not-now =
    { $opens ->
        [none] We are closed now.
       *[other] We are closed now. We open { MOMENT($opens) }.
    }
opening-next =
    { $opens ->
        [none] We do not know yet when we open again.
       *[other] We open { MOMENT($opens) }.
    }
opening-always = Under your contract you can reach the operator on duty at any hour.
opening-no-holidays = There is no holiday in the coming year that changes our hours.
