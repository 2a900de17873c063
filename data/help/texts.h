/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made from the pages in this folder by build-aux/check-help.py, which --write brings up to date. */
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("First Steps"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Trellis keeps a mentoring relationship in one place, on this computer: what the two of you agreed, when you meet, what you talk about, and which goals you work on. It needs no account and no network, and it helps when only one of you uses it."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Begin"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press `Ctrl+N`, or the plus sign above the list of matches. The name of your partner is enough; choose whether you are the mentee or the mentor."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press `Ctrl+Shift+N` and write. That is a note; it is private until you share it."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Look at **Next Steps** on the overview. Each has a button that does it, and goes away when it is done."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Introduce Yourself"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Preferences → My Profile** holds what partners may want to know of you. It stays on this computer until you send it:"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Introduce Yourself** (or **Say Hello**) among the next steps writes an email from it. Your contact card goes with it, if you like; the partner’s Trellis, or their contacts program, opens it."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The photo at the top of the page, chosen or dropped there, goes with your contact card and nowhere else."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Save as Contact Card…** at the end of the page puts the same card (`.vcf`) into a file."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Save"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("There is no button to save. What you write is on the disk at most a second after you pause, and at most five seconds after you began while you go on typing. Close Trellis whenever you like: it comes back to where you were."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Shape of the Window"),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The sidebar lists your matches. **Home**, above them, shows the next meetings, what is due, and the next step of every match. A dot beside a match says that your partner waits for something; rest the mouse on it to read what."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A match has five places: [Overview](overview.md), [Agreement](agreement.md), [Meetings](meetings.md), [Notes](notes.md), and [Goals](goals.md). `Alt+1` to `Alt+5` lead there."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("In a narrow window the places are at the bottom, and the arrow at the top leads back to the list."),
/* Translators: of the help page first-steps. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("To look around first, start Trellis with sample data: `trellis --demo` opens half a year of made-up matches, and forgets what you do in there when it closes."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A Match and Its Overview"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A match is you and one other person. The overview shows who they are, where you stand together, and everything that has happened."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Next Steps"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What comes next follows from what is written down: an agenda that is not shared yet, an action past its day, a goal without a check-in. The words fit your role, as mentee or as mentor. Nothing is counted against you: a step that does not fit you can stay where it is."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Timeline"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Meetings, notes, wins, reached goals, and agreements stand in the timeline, the latest first. The button above it shows only some kinds. Where there is no room for both, **Now** and **Timeline** at the top switch between the two."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("How It Goes"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("After a month, and then every two months, the next steps ask how satisfied you are; **How Is It Going?…** at the end of the overview asks at any time once you have met. A number and a line are enough, and there is a list of signs to watch for, each with what to do about it. It is for you alone: no calendar, no email, and no document that is made to be passed on has it. The line shows your answers over time."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Changing a Match"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The pencil opens everything that is known about your partner and the match, from the time zone to what is good to remember. What is under **Private** is never shared."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Where your time zones differ, times are shown for both of you."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Choose Photo…** in the menu beside your partner’s name, or among the details, puts a picture in place of the initials; one can be dropped there, too, and a contact card may bring one. It never leaves this computer."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Attach CV…** and **Attach Files…**, in the menu beside your partner’s name and among the details, keep what you were sent of them. It stands below the name, and stays on this computer."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**State**, among the details, pauses or ends a match. Paused and ended matches are in a group of their own at the end of the sidebar. Trellis never ends a match by itself."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Last Meeting"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Turn on **Our Last Meeting** in the menu of a meeting when you know which one it will be. Questions for looking back then come up for its agenda, and the next steps turn to saying thanks and staying in touch."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Conclusion"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Conclude…** in the menu beside your partner’s name, or a next step toward the end, begins the conclusion and opens a page for it; later, **Conclusion** on the overview leads there."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Name the last meeting, or plan it."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Look back on each goal: it is reached, let go, or goes on without the match."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Write down what you learned, what you are thankful for, how you stay in touch, and who else to meet. On the day of the first update you are reminded to write."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("For yourself, note why it ended and whether the two of you suited each other."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What you write on this page stays on this computer, in the journal and its backups; say it to each other in the last meeting. **Send by Email…** below your thanks opens them in your email program. Which meeting is the last, and what became of a goal, is told to your partner where the meeting or the goal is shared. **Complete the Match** at the end of the page ends it, whatever is still missing. From then on you can read the page, and change it once you open the match again."),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("When a Match Is Over"),
/* Translators: of the help page overview. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A match that is completed, or was ended early, is kept to look back. Everything in it can be read, searched, copied, printed, and exported, and nothing can be changed, also not what is for you alone. What your partner still shares comes in. **Reopen**, at the top of its pages, makes it active again, and all of it can be written on."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Agreement"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Say what you expect of each other while it is easy: why you meet, how often, what stays between you, and how you may stop. The best time is before the third meeting."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Writing It"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press **Start Agreement**. You begin with the usual clauses; the question mark at each tells what it is for."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Fill in what matters to the two of you. **Clauses…**, at the top, switches clauses on and off; what is off stays written down. **Add Own Clause** is at the end."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Propose it, read it together, and sign. You sign for yourself and record your partner’s signature, or they sign in their own Trellis when the match is [shared](sharing.md)."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Once both names are there it is in force. To change it, press **Change…**: a new version starts as a copy, and the signed one stays in force until you have both signed the new one. Earlier versions stay readable and can be compared."),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What It Does"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The clauses that say **Used for planning meetings** are more than words:"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("rhythm and length are proposed when you plan a meeting;"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("the notice for canceling decides what counts as late;"),
/* Translators: of the help page agreement. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("who writes the agenda, and how long before a meeting it is shared, become a [reminder](reminders.md), as does the day on which you want to look at the agreement again."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Planning and Holding a Meeting"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A meeting is a page with four steps: **Prepare**, **Meet**, **Wrap Up**, and **Follow Up**. `Alt+1` to `Alt+4` lead there, and you can go back and forth as you like."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Plan"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press **Plan Meeting…** in Meetings. Date and length are proposed as you have agreed, place and link as they were last time. More than one meeting can be planned at once. **Log Past…** is for one that took place before you wrote it down. The button with the state confirms, moves, or cancels a meeting; once it has begun, it also marks it as held or missed."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Prepare"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Last time’s summary and the open actions come first."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Add talking points, about three. Drag them, or press `Alt+Up` and `Alt+Down`, to put them in order. The lock makes a point private: your partner never sees it."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Questions and Topics** has ideas that fit your role and how far you are."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The row with open points of earlier meetings lets you choose which of them to carry over."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Share Agenda** copies it or opens it in your email program, without private points."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Meet"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Each talking point has room for its own notes. Write a line and make something of it while you talk:"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+Enter` makes it an action;"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+D` makes it a decision;"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+Shift+A` makes it a piece of advice;"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+Shift+L` makes it a link."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The cursor goes on to the next line, so that you can keep writing."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Start** counts the minutes. **Hide Private Text** draws a curtain over your private notes while you share your screen."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Wrap Up"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Sort the actions into what must be done before next time and what would be nice to do, and say who does each, and until when. Settle the date of the next meeting before you part, and put what is left on its agenda. Press **Mark as Held** at the end."),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Follow Up"),
/* Translators: of the help page meetings. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Draft Summary** makes a summary of points, decisions, and actions; nothing private gets into it. Edit it, then send it by email or copy it. The feedback below is for yourself and stays on this computer."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Notes, and What Is Private"),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A note can be a decision, advice, a question for next time, a link, a win, or a reflection. Press `Ctrl+Shift+N` anywhere to begin one."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Writing"),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The text is formatted while you write. A line that begins with `#` is a heading, `-` begins a list, `- [ ]` makes a task to tick, and `**two stars**` make words bold. `Ctrl+B`, `Ctrl+I`, and `Ctrl+Shift+X` do it for you. Tags and a pin help to find a note again."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A question can be put on the next agenda."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Advice has room for whether you tried it and what came of it."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A win shows up on the overview and on Home."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Attached Files"),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Attach Files…** in the menu of a note keeps files beside it. You can also drop them on the note, or paste an image or copied files into its text. They stand below the text: press one to open it, and its menu to save, rename, or remove it."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The journal has a copy of its own: the file that you attached can go, and a copy that is opened cannot be changed."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A file can have up to 25 MB, and all of them together 1 GB. Backups and exports have them, too."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Attached files never leave this computer, also those of a shared note."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A paper clip in the list shows which notes have any."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A file of your partner, such as a CV, is attached to the match: see [the overview](overview.md)."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Mark of Privacy"),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Everything carries a mark: a lock is private, two people are shared."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A private note never leaves this computer: it is in no calendar, no email, and no document that is made to be passed on."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A shared note can be read by your partner once you [share the match](sharing.md). Until then it stays here as well."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("New notes and goals are private. Press the mark at the top of a note to share it, and again to take it back."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Some things cannot be shared at all: private notes in a meeting, your feedback on it, what is good to remember about a person, and why a match ended."),
/* Translators: of the help page notes. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Private notes are in your own backups and exports, and a search on this computer finds them. The file with the journal can be read only by your own user account. It is not encrypted: if others can use your account, encrypt the disk."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Goals"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A goal says what should be different. A rough one is a good start, and can be sharpened in a meeting."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A New Goal"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press `Ctrl+Shift+G` in Goals. There are three kinds, each with a day to aim for:"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("a habit, something to do again and again, for 4 to 8 weeks;"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("a reach, a step you can see from here, 3 to 12 months away;"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("a stretch, a direction more than a step, 2 to 5 years away."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The five letters of SMART show what is still missing: specific, measurable, achievable, relevant, and time-bound. They are hints; a goal without all five is a goal, too."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("How Far It Is"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Progress is counted from the tasks that are done. A habit has a tick for each of its weeks, from the day that it was begun to the day you aim for; once there is one, the weeks are counted instead. Turn on **Progress by Hand** to say a number yourself in each check-in. A check-in has a sentence or two on how it is going, and the chart shows the way so far against the day you aim for."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A Goal or an Action"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("An action that turns out to be larger becomes a goal by **Turn Into a Goal** in its menu. **Turn Into an Action** is in the menu of a goal that has nothing but its title and its day. Your partner sees the same."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The End of a Goal"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Reached…** asks for what you won, and keeps it as a win. **Let Go…** asks for the reason: letting go is a decision, too. Both can be undone by **Open Again**."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Skills"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Below the list of goals, **Skills** opens a page for the two or three skills that are to grow: the mentee’s own, or those of the mentee as the mentor sees them. Write a name, or press one that others often name, and choose **Rate…**: one of five levels from Just Starting to Helping Others, the day, and a comment. The digits 1 to 5 choose a level, too."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The next steps ask for it at the start, when half of the planned time is over, and while you conclude. Each skill then shows where it stood at first and where it stands now, and the conclusion has all of them to rate once more."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Skills and ratings are for you alone, whatever else is shared."),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Sharing a Goal"),
/* Translators: of the help page goals. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A goal is private at first. **Sharing** on its page shares it, with or without its tasks."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Sharing With Your Partner"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Without sharing, nothing leaves this computer. There are three ways to share, and each match has its own."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A Calendar or a Folder"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Sharing…** in the menu of the overview keeps a match in step with your partner’s Trellis:"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Calendar** uses a CalDAV calendar on a server that you can both reach, such as Nextcloud or that of an email provider. A calendar for this match alone is best."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Folder** uses a folder that another program keeps in step, such as Syncthing."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("One of you shares the match, and lets the other write in the calendar or have the folder: on the server, or in the program that keeps the folder in step. **Invite Your Partner…**, behind **Sharing…**, then writes an email that says how to join. The other presses **Join a Shared Match…** in the dialog for a new match."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("From then on both can write at the same time, also without a network. `Ctrl+R` syncs now; otherwise it happens by itself. **Recent Syncs**, behind **Sharing…**, tells what was sent and received, and what went wrong."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("In a calendar program, meetings are events, goals and actions are tasks, and shared notes are journal entries. What is changed there comes back here, and what you move there to the calendar of another match moves to that match here."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What Is Shared"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("the agreement, meetings, talking points, and summaries;"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("actions, notes, and goals that carry the mark with the two people."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What Is Never Shared"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("whatever carries a lock, private notes in a meeting, and your feedback;"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("what is good to remember about a person, how satisfied you are with a match, how you rate skills, and why it ended."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Your password is kept in the keyring of this computer, and nowhere else."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("When Both Changed the Same"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Most changes are merged word by word. Where there was something to choose, a banner asks you to look: you see both versions, and nothing is lost, whichever you take."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Where something comes in that looks like what is here already, such as a meeting that another program gave a new id, or a copy from a file, both say so, and **Decide…** asks what they are. **Merge** makes them one, with what each has, and **Keep Both** asks no more."),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("By Email"),
/* Translators: of the help page sharing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Send Invitation…** in the menu of a meeting makes a calendar invitation. Agendas, summaries, and the agreement can be copied or sent with your email program. **Export…** in the menu of the overview, or in the main menu for all matches, writes what is shared to a calendar file. **Save as File…** in the menu of a meeting, note, goal, or action that is shared writes only that. None of this has private text in it."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Finding Things Again"),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press `Ctrl+F`, or begin to type where no text has the cursor. The search goes through meetings, notes, goals, agreements, and people of all matches, also through what is private. The beginning of a word is enough; accents, and whether letters are large or small, do not matter."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Where there are several matches, a menu below the search field narrows it to one of them."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The menu beside it narrows it to the notes with a tag. Chosen alone, it lists them all, the newest first. To write `#` and the tag in the search field does the same, as does a press on a tag below a note."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Enter` opens the first result; the arrow keys go through all of them."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Escape` closes the search."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+F` while you write a note finds words in that note; `Ctrl+G` leads to the next place."),
/* Translators: of the help page search. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The search of the desktop finds people, meetings, notes, goals, and actions by their names and titles. It looks into texts only if **Find Texts, Too** is on in the preferences, on the page **Desktop**."),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Reminders"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Turn on **Remind Me** in the preferences, on the page **Desktop**. Below it you choose what you are reminded of:"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("a meeting, two days before, to confirm it, and two hours before;"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("an agenda, when it is time to share it;"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("whether a meeting took place, half an hour after its end, and its summary;"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("actions, on the morning of the day that they are due;"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("the agreement, when you wanted to look at it again;"),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("staying in touch when it has been quiet for long, the first update after a match has ended, and, now and then, asking yourself how it goes."),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A reminder names the other person and the time, and nothing that was written. Its buttons confirm a meeting, snooze the reminder, or say whether the meeting took place. Once there is nothing to remind of any more, it goes away."),
/* Translators: of the help page reminders. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("With **While the Window Is Closed**, Trellis stays in the background to remind you. The system may ask you whether that is all right; if it says no, reminders arrive only while Trellis is open. If none arrive at all, look into the settings of the system whether notifications of Trellis are allowed."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Undo, Trash, and Earlier Versions"),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What you delete can be brought back at once by **Undo** in the message at the bottom, or by `Ctrl+Z` while it shows."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Trash**, in the main menu, keeps it for 30 days. There you restore something, delete it forever, or empty the trash."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("In a text, `Ctrl+Z` undoes what you wrote, step by step."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Earlier Versions…**, in the menu of a note, shows what the note said before, and brings a version back. The present text is kept as a version, too."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The agreement keeps all of its signed versions."),
/* Translators: of the help page trash. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("What is deleted forever is still in the [backups](backups.md) made until then, for as long as these are kept."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Backups, Export, and Import"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Backups"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Trellis makes a backup every day by itself, and checks it. It keeps those of the last week and of four weeks before. They are in the folder of the journal, so make one elsewhere now and then: **Back Up Now…** in the preferences, on the page **Data**. Another disk is a good place."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Where many or large files are attached, they are in a folder beside each backup, which has its name and ends with `.files`. They take their space once, however many backups have them. Whoever copies such a backup takes its folder along; **Back Up Now…** writes everything into one file."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Restoring"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Restore…**, on the same page, lists the backups and also takes one from a file. The journal becomes what it was then. The present one is kept as a backup, so that you can come back to it."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Moving to Another Computer"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Press **Back Up Now…** on the old one."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Install Trellis on the new one, and restore that file there."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Or share each match with yourself: a [calendar or folder](sharing.md) has only what is shared, so a backup is what brings everything along."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Other Programs"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Export…** in the preferences, on the page **Data**, writes everything to one file in an open format. **Import…** beside it adds what is in such a file, and keeps what is newer. An exported journal has your private notes in it: it is for you, not to be passed on."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Import…** in the main menu takes calendar files (`.ics`). You can also drop files on the window: calendar files, cards with addresses (`.vcf`), and exported journals. What is in them is shown, and nothing changes before you agree."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Where there is much in a calendar file, you can go on with other things while it comes in. **Cancel** leaves everything as it was. If the computer stops meanwhile, import the same file again: what is missing is added, and nothing twice."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Of a meeting that repeats in such a file, those of the next three months are taken, at most thirteen, and each becomes a meeting of its own. Tasks that repeat are left out."),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Removing Trellis"),
/* Translators: of the help page backups. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Nothing is deleted when Trellis is removed, unless you ask for it: `flatpak uninstall --delete-data` takes the journal along, and its backups. Make a backup elsewhere first."),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Printing and the Journey Book"),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+P` prints what is in front of you: the agreement, or a meeting as an agenda or as minutes. On the overview it prints the journey book, with everything that happened in the match."),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Save Journey Book…**, in the menu of the overview, saves it as PDF, web page, or Markdown. First you choose whose words are in it:"),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**What Both May Read** has no private notes and no feedback. It is made to be passed on."),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**What I Wrote** has your own words, private ones too, and of the rest only titles and days."),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Everything** is for your own eyes."),
/* Translators: of the help page printing. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("When a match ends, the first one is a good gift to each other, and to whoever you learn with next."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Using the Keyboard"),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Everything in Trellis can be done with the keyboard. `Ctrl+?` shows all shortcuts. These are the ones to begin with:"),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`F1` opens the help that fits where you are."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`F10` opens the main menu."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+F` searches everything."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Ctrl+Shift+N` begins a note."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Alt+1` to `Alt+5` lead to the places of a match, and to the steps of a meeting."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Alt+Left` leads back."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`Alt+Home` leads to Home."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("In lists, the arrow keys go from row to row, and `Tab` goes on to what is in a row. `Enter` opens a row, `F2` edits it, `Delete` deletes it, `Alt+Up` and `Alt+Down` move it, and `Shift+F10` opens its menu."),
/* Translators: of the help page keyboard. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("In this window, `Ctrl+F` searches the help, `Alt+Left` leads back to the page before, and `Escape` closes it."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Command Line"),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --help` tells all of this as well. In the Flatpak, write `flatpak run io.github.trellis_mentoring.Trellis` instead of `trellis`."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --new-note` begins a note."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --next-meeting` shows the next meeting."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --search` opens the search."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis FILE` shows what is in a file, to be imported."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("These need neither a window nor a display, whether Trellis is running or not:"),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --backup=FILE` writes a copy of the journal."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --export=FILE` writes everything, packed as `.trellis` or plain as `.json`, or what is shared as `.ics`."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("`trellis --import=FILE` adds what is in an exported journal or in a calendar file."),
/* Translators: of the help page command-line. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The exit status is 0 when all was done, and 1 when something was not. For a backup every week, let the system’s timer run the first."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("When Something Goes Wrong"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Changes Cannot Be Saved"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A banner says so when the disk is full or the folder may not be written to. Trellis keeps what you wrote as long as it stays open: make room, or allow writing, then press **Try Again**. **Copy Unsaved Text** takes it to the clipboard."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The Journal Is Damaged"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The file is kept as it is. Trellis tells how old the newest good backup is and offers to restore it. Trellis never starts with an empty journal by itself."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("A Newer Trellis Is Needed"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("It was last used with a newer version. Update Trellis on this computer; nothing is changed until then."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Syncing Stops"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The line at the foot of the sidebar says why."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("The network is metered, or power is saved: Trellis waits, or looks less often. **Sync Anyway** does it now."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Offline: nothing to do. It goes on by itself when there is a network."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Sign In…**: the server wants the password, perhaps a new one. Some providers want a password that is made for this one app."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("**Look…**: both of you changed the same, or the server does not take something. You decide."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Most of what was shared is gone from there: Trellis asks before it deletes anything here."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Something Was Deleted by Mistake"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Look into the [trash](trash.md), then into the earlier versions of the note, then into the [backups](backups.md)."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("No Email Program Opens"),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Agendas, summaries, and the agreement can be copied instead, and pasted into any program that sends."),
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Something Else"),
/* xgettext: no-url-check */
/* Translators: of the help page trouble. Signs like ** ` [ ]( ) and addresses stay as they are */
N_("Tell us at [github.com/trellis-mentoring/trellis](https://github.com/trellis-mentoring/trellis/issues). Do not send your journal along: it has your private notes in it."),
