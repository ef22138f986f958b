"""Lines of a page, by what they are: tables for the tests of its parts, made up for them."""

from __future__ import annotations

FURNITURE = """
3 min read | Reading time: 4 minutes | READ TIME: 3 MINS | 3 minutes, 29 seconds read | Listen to this article
Published on March 3, 2031 | Last updated: 3 Mar 2031 18:20 GMT | Tuesday, 3 March 2031 | 2 hours ago
03/03/2031 | Share this article | Share on Facebook | Facebook Twitter WhatsApp | 1.2k Shares | Copy link
Print | 12 views | Follow us on Telegram | Follow @pell_herald on Twitter | Follow Ann Dole on X
Follow this link to join our group | Join our WhatsApp channel
Ann Dole is a reporter in Pell. Follow her on X @anndole. | On Twitter, follow Ann Dole
Sign up for our daily newsletter | Subscribe now | Get the best of the Herald in your inbox
Download the Herald app | Fond of sheep? Get our Flock newsletter, free, every Friday
Support independent journalism | Become a member
Your email address will not be published. Starred boxes are required *
Save my name for the next time I comment. | This site uses Akismet to reduce spam.
We use cookies to improve your visit. | Accept all cookies | Privacy Policy | © 2031 The Herald
Copyright 2031 Pell Media. All rights reserved. | All Rights Reserved | (c) 2031 Herald Media
This material may not be published, broadcast or rewritten.
This story was originally published in the Herald.
(This report has not been edited by our staff and is published from a syndicated feed.)
The post It fell appeared first on Pell. | (Except for the headline, nothing here was edited by us.)
Editor's note: A version of this story ran in May. | Source link | Source: Meridian | Read the full story here
https://pell.example/a | Read more: Why the bridge fell | RELATED: Why the bridge fell | ALSO READ
Watch the video above. | Advertisement | Story continues below | Tags: bridge, army | Filed under: World
#bridge #pell | Previous article: The bridge | Skip to main content | ***
(Reporting by Ann Dole in Pell and Otto Beck; Editing by Lia Marr) | Additional reporting by Otto Beck
FULL TEXT. | Ann Dole and Otto Beck contributed to this report. | Contributing: Otto Beck, Pell News Service.
Edited by: Lia Marr | <div class="ad"></div> | <img alt="A bridge" src="a.jpg" /> | font-size: 15px;
.bio-text { | [Video shows the quay on the day it was shut]
"""
STORY = """
Share prices fell on Tuesday after the bank's warning. | Follow the money, the inspector told his men.
Comments by the minister angered the union. | Leave voters in the north changed their minds.
He urged them to sign up for his newsletter. | Subscribe or not, the union will strike.
Reporting by the newspaper led to two arrests. | Published in 2019, the report named nine men.
Updated figures show that 300 people died. | The story was published on Monday and denied on Tuesday.
Sources said the talks had failed. | Print workers walked out at noon. | Watch towers stood along the road.
Copyright law protects the song. | All rights reserved for the crown were sold in 1707.
Dole contributed from his own pocket. | She contributed to this newspaper for forty years.
We use cookies as bait, the poacher said. | Home rule was promised.
Support for the minister fell to nine percent. | Become a soldier, the poster said.
Get out, the guard shouted. | Tags were cut from the sheep's ears. | Terms were agreed on Monday.
Next week the court will rule. | Email servers were seized. | “Leave a reply,” the machine told her.
“Follow us,” he said. | This is a developing country. | No replies came from the ministry.
Editor's notes were found on the desk. | Advertisement spending fell by half.
More on strike than ever before. | Thousands signed: “Save our quay”. | Donate blood, the minister urged.
The rest of the story is silence.
Dole: the mayor's view is 'wrong'; | So it ends; | First published in 1999, the song was banned.
Like us, they wait for the boat. | Follow him into the wood, the song goes.
"""
# heading: after it, headlines (list) or everything (rest) is the page's
HEADINGS = [
    ("Related stories", "list"), ("Similar Posts", "list"), ("You may also like", "list"), ("Most read", "list"),
    ("More on this story", "list"), ("Leave a Reply", "rest"), ("Post a Comment", "rest"), ("12 Comments", "rest"),
    ("Comments (3)", "rest"), ("View all comments", "rest"), ("Join the conversation", "rest"),
]  # fmt: skip

CREDITS = """
Photo: Meridian | Image Credit: Google | Picture courtesy: Herald/images are subject to copyright
Ann Dole/Reuters | REUTERS/Ann Dole/File Photo | AP Photo/Ann Dole | Getty Images
(Photo by Ann Dole/Getty Images) | Featured image: Pell Museum
"""
CAPTIONS = """
Smoke over Pell on Monday morning. Photograph: Meridian
People cross the quay, May 19, 2030. REUTERS/Ann Dole/File Photo | Officers on the quay. Credit: Otto Beck/VBC
A boat at Pell (AP Photo/Ann Dole) | FILE - The quay in 2019, before the fire
In this May 3, 2031, photo, a boat leaves Pell. | The quay at night [File: Ann Dole/Reuters]
A mural on the quay Image: Ann Dole
The mayor on the quay in May.CreditAnn Dole for The Herald
"""
NO_CAPTIONS = """
Photo evidence was shown to the court. | The picture was taken by Ann Dole. | Reuters reported the news first.
Getty sold the picture for nine pounds. | He works for the Associated Press.
The case was closed (see above). | The talks, held in Pell/Oresk, failed.
Credit rating agencies cut the debt. | He asked for one thing: time.
"""

BYLINES = """
By Ann Dole | BY ANN DOLE | By Ann Dole and Otto Beck | By Ann Dole, Defence Correspondent
By Ann Dole in Pell | By our foreign staff | By VBC News staff | By the Herald's quay desk
From our Correspondents in Pell | Words by Ann Dole | Ann Dole | Ann Dole and Otto Beck | Ann Dole, Reuters
Political Editor | Written by Ann van der Dole
"""
NO_BYLINES = """
By Friday the water had reached the second step. | By the river stood nine tents.
By Monday, May 3, all were gone. | Intensive fire | A history of conflict | Instagram and Facebook
By all accounts he was asleep when the quay burned down.
"""

# the dateline ends where the bar stands; no bar, no dateline
DATELINES = """
PELL, Velmora, Oct 14 (Meridian) —| Police cleared the camp.
KARSHOLM, Sept. 3 (Meridian) -| Police cleared the camp.
WASHINGTON (AP) —| Police cleared the camp.
PORT ANSELM —| Arpen had two children.
CONCORD, N.H. -| Police cleared the camp.
Pell/Oresk–| Both sides met.
Boston —|Standing on the quay, she spoke.
Pell, September 19 –| Police cleared the camp.
London, England (CNN) --| Police cleared the camp.
Washington CNN —| Police cleared the camp.
Aug 27 (Reuters) -| Police cleared the camp.
NEW DELHI, May 3:| Police cleared the camp.
The ministry – which denies it – was silent.
The quay — shut since May — burned.
TRUMBLE: We will not sell the quay.
EXCLUSIVE — The quay is sold.
A NIGHT OF FIRE ON THE OLD QUAY AND AFTER - The city mourns.
Nagorno-Karabakh was calm.
Pell was calm – at last.
"""


def cells(table: str) -> list[str]:
    return [cell.strip() for line in table.strip().splitlines() for cell in line.split(" | ")]
