# Accounts: first owner, signing in, passwords, sessions, recovery, the demo.
error-link = This link does not work any more. It was used already, it is too old (seven days, or an hour for a way back in), or a newer one took its place. Ask whoever gave it to you for a new one.
error-forged = This form was sent from another site, so nothing was done. Open the page here and send it again.
error-too-often = There were too many tries in a short time. Nothing was looked at. Wait a few minutes and try again.

account-problems = Something has to be changed before this can be kept:
field-name = Your name
field-email = E-mail address
field-password = Password
field-new-password = New password
field-current = The password you have now
field-organization = Your organization
recovery-code = Recovery code
name-refused = Write a name of 1 to 120 characters, without invisible ones.
email-refused = Write one whole address, such as mara@example.org.

first-title = Make the first account
first-lead = Nobody has an account here yet. Yours will run this installation and lead your organization. You can invite others afterwards.
first-organization-hint = The name that people know it by. More organizations can follow.
first-button = Make the account

sign-in-title = Sign in
sign-in-lead = Your portfolio and your organization are behind this door. Everything about the ladder is open without an account.
sign-in-refused = No account has this address with this password. Look at both again. If you have lost your password, a recovery code lets you in.
sign-in-button = Sign in
sign-in-lost = I have lost my password
sign-in-none = No account yet? Somebody who leads your organization can invite you.
sign-out = Sign out

password-title = Password
password-hint = At least 10 characters. A few words that have nothing to do with each other are easy to remember and hard to guess. No sign or number is asked for.
password-change-hint = You are signed out everywhere else.
password-change = Change the password
password-too-short = The password has fewer than 10 characters. Make it longer; a few words in a row are enough.
password-too-long = The password has more than 200 characters. Make it shorter.
password-common = This password is on lists of common ones, or close to one that is. Those are tried first. Take a few words that have nothing to do with each other.
password-pattern = This password follows a pattern, such as a row of keys or the same signs again. Take a few words that have nothing to do with each other.
password-date = This password is mostly a year or a day. There are not many of those. Take a few words that have nothing to do with each other.
password-one-word = This password is mostly one word or one name. Add two or three more that have nothing to do with it.
password-guessable = This password is quickly guessed: it is on lists of common ones, follows a pattern, or is made of your name or address. Take a few words that have nothing to do with each other.
strength-short = Characters still missing: 0
strength-known = Mostly your name, your address or your organization. Others guess that first.
strength-same = Mostly the same sign. That is quickly guessed.
strength-long = Long enough. Whether it is a common one is looked at when you send it.
password-current-wrong = The password you have now is another one. Nothing was changed.

account-nav = Account
account-title = Your account
account-lead = { $s }, signing in as { $u }.

recovery-title = Recovery codes
recovery-text = A recovery code lets you in once and lets you choose a new password. Keep them on paper, where only you find them. New codes make the old ones useless.
recovery-left =
    { $n ->
        [0] You have no codes.
        [one] One of your codes is left.
       *[other] { $n } of your codes are left.
    }
recovery-button = Make ten new codes
recovery-made = These are your codes. Write them down or print this page now: they are not shown again.

recovery-page-title = Get back in
recovery-page-lead = Type one of the recovery codes that you kept, and choose a new password. You are signed out everywhere else.
recovery-page-button = Change the password and sign in
recovery-page-none = No code at hand? Turn to somebody who leads your organization. Whoever runs this installation can make a link for you, and you see afterwards that it was made.
recovery-page-neither = Neither the letter nor a code at hand? Turn to somebody who leads your organization. Whoever runs this installation can make a link for you, and you see afterwards that it was made.
recovery-page-ways = A letter with a link, or one of the recovery codes that you kept: either leads to a new password. You are signed out everywhere else.
recovery-by-letter = With a letter
recovery-by-letter-text = The letter has a link that works once, for an hour.
recovery-by-letter-button = Send the letter
recovery-by-code = With a recovery code
recovery-asked = If somebody signs in with this address, a letter is on its way to it. Look into the mailbox, and where unwanted mail goes. There is at most one letter in five minutes.
recovery-choose-title = Choose a new password
recovery-choose-lead = For { $s }. You are signed out everywhere else.
recovery-refused = This address and this code do not belong together, or the code was used already. Nothing was changed.

sessions-title = Where you are signed in
sessions-unknown = A browser that does not say which
sessions-since = signed in on { $s }
sessions-this = (this one)
sessions-end = Sign out everywhere

passkeys-title = Passkeys
passkeys-text = A passkey is a key in your phone, your computer or your key ring. You sign in with it as you unlock that device, with a finger, a face or a code, and there is no password to steal.
passkeys-none = You have none yet.
passkeys-unnamed = A passkey without a name
passkeys-made = added on { $s }
passkeys-used = last used on { $s }
passkeys-not-used = not used yet
passkeys-remove = Remove
passkeys-without = To add one, the browser has to know passkeys, with JavaScript switched on.
passkeys-elsewhere = Passkeys belong to one address, and this page was opened at another. Open it here to use them:
passkeys-name = A name for it
passkeys-name-hint = So that you can tell your passkeys apart, such as “my phone”.
passkeys-add = Add a passkey
passkey-sign-in-title = Without a password
passkey-sign-in-text = If you have added a passkey to your account, it is enough.
passkey-sign-in = Sign in with a passkey
passkey-closed = The browser did not finish. Nothing was changed. Try it again, or take another way.
passkey-refused = This passkey was not taken: it is not known here, it was removed, it took longer than five minutes, or Wayfellow was started anew meanwhile. Nothing was changed. Try it again.
passkey-many = You have twenty passkeys. Remove one before you add another.
passkey-last = This is your only way to sign in. Choose a password or add another passkey first. Nothing was changed.

happened-title = What happened with your account
happened-text = The last twenty times. If something here was not you, change the password and make new codes.
happened-sign-in = Signed in
happened-sign-out = Signed out
happened-account = Account made
happened-operator = Made an operator of this installation, or no longer one
happened-password = Password changed
happened-recovered = New password with a code or a link
happened-everywhere = Signed out everywhere
happened-codes = New recovery codes made
happened-link = Asked for a letter with a way back in
happened-link-by-operator = Whoever runs this installation made a link with a way back in
happened-passkey = Passkey added
happened-passkey-gone = Passkey removed

demo-title = Look around as somebody
demo-lead = This is a demo with made-up people. Be one of them for a while, and see what they see. No password is needed.
demo-now = You are { $s } now. The bar at the top of every page says who you are, and lets you be somebody else.
demo-now-nobody = You are not signed in now, and see what any visitor sees. The bar at the top of every page says who you are, and lets you be somebody else.
demo-cast = Who is here
demo-become = Be { $s }
demo-invented = Nobody here is a real person, and no two visitors are kept apart: what you write, the next visitor reads.
demo-you-are = Demo: you are { $s }.
demo-you-are-nobody = Demo: you are not signed in.
demo-choose = Be somebody else
demo-new-title = Come in as a new volunteer
demo-new-text = You volunteer at Riverbend from today, and Dana supervises you. Your portfolio is empty. Write something in it, share a part with Dana, then be Dana and look.
demo-new-name = A name, which may be made up
demo-new-button = Come in
demo-full = Twenty-four people came in already, and the bar has no room for more. Be one of them, or begin the demo anew.
demo-gone = This person has left the demo. Be somebody else.
demo-start-title = This is a demo
demo-start-text = The people in it are made up. You are not signed in yet, and see what any visitor sees. Come in as somebody new, or be one of those who are here: a volunteer, a supervisor, somebody who leads. No password is needed.
demo-start-choose = Be somebody who is here
demo-new = Came in as a new volunteer at Riverbend
demo-mara = Volunteers at Riverbend and can do more than the word says
demo-ines = Came to a meeting at Riverbend last week
demo-dana = Certified peer specialist; supervises at Riverbend, and one person at Hilltop from outside
demo-lena = Leads Riverbend and hires there
demo-tobias = Recovery coach at Hilltop, in a second year
demo-ops = Runs this installation and belongs to no organization
demo-olga = Leads Hilltop and supervises there
