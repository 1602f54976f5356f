"""Texts, Markdown and web pages that are made to take for ever: for patterns, for stacks, for tables."""

from collections.abc import Callable, Mapping

MEGA = 1_000_000
Maker = Callable[[], str]

TEXTS: Mapping[str, Maker] = {
    "a megabyte without a space": lambda: "a" * MEGA,
    "a megabyte of capitals": lambda: "A" * MEGA,
    "a megabyte of digits": lambda: "1" * MEGA,
    "a megabyte of thousands": lambda: "1,000" * (MEGA // 5),
    "a megabyte of full stops": lambda: "." * MEGA,
    "a megabyte of dashes": lambda: "-" * MEGA,
    "en dashes between numbers": lambda: "1–" * (MEGA // 8),
    "a megabyte of raised digits": lambda: "¹" * MEGA,
    "a megabyte of brackets opened": lambda: "(" * MEGA,
    "a megabyte of quotation marks": lambda: "“" * MEGA,
    "a megabyte of accents on one letter": lambda: "e" + "\u0301" * MEGA,
    "a megabyte of spaces in a sentence": lambda: f"It cost{' ' * MEGA}£5.",
    "line ends": lambda: f"It cost £5.{chr(10) * 200_000}And £6.",
    "ten thousand pages": lambda: "It cost £5.\f" * 10_000,
    "a paragraph of 200,000 numbers": lambda: " ".join(map(str, range(200_000))),
    "a paragraph of years": lambda: "2019 " * 60_000,
    "a column of numbers": lambda: "\n".join(str(number) for number in range(4_000)),
    "sums without a word": lambda: "£1.5m, " * 5_000,
    "numbers with points": lambda: "1.2.3.4." * 60_000,
    "numbers in words": lambda: "twenty-one hundred and " * 4_000,
    "one number word after the other": lambda: "one two three " * 20_000,
    "fractions": lambda: "one in four of the two thirds " * 3_000,
    "ranges of ranges": lambda: "between 5 and 10 to 20 per cent " * 2_000,
    "one for every one": lambda: "£1 for every £1 for every " * 6_000,
    "abbreviations": lambda: "e.g. Mr. J. R. no. 5 vs. " * 12_000,
    "a sentence that never ends": lambda: "and the fund paid 45,000 households, " * 4_000,
    "markers everywhere": lambda: "It fell.[1] " * 20_000,
    "markers that count on": lambda: " ".join(f"It fell.[{number}]" for number in range(1, 10_000)),
    "markers glued to words": lambda: " ".join(f"The fund fell.{number}" for number in range(1, 10_000)),
    "round markers": lambda: "(1) it fell (2) it rose " * 12_000,
    "asterisks": lambda: "It fell.* It rose.** " * 12_000,
    "notes alone": lambda: "\n".join(f"{number}. Smith, J. (2019) Work." for number in range(1, 3_000)),
    "notes and markers": lambda: (
        " ".join(f"It fell by {number}.[{number}]" for number in range(1, 4_000))
        + "\n\nReferences\n\n"
        + "\n".join(f"[{number}] Smith (2019) Work. http://a.example/{number}" for number in range(1, 4_000))
    ),
    "one note over and over": lambda: "It fell.[1]\n\n[1] Smith, J. (2019) Work.\n\n" * 1_500,
    "authors and years": lambda: "As Smith et al. (2019) say (Jones and Brown, 2018). " * 6_000,
    "authors, years and their works": lambda: (
        "As Smith (2019) says. " * 4_000
        + "\n\nReferences\n\n"
        + "".join(f"Smith, J. ({1900 + number % 120}) Work {number}. Press.\n" for number in range(4_000))
    ),
    "the same sentence": lambda: "The fund paid £3.2 million to 45,000 households.\n\n" * 4_000,
    "a pull quote of everything": lambda: "".join(
        f"The fund paid {number} households.\n\n" for number in range(1, 4_000)
    ),
    "addresses run together": lambda: "http://" * 100_000,
    "an address of a megabyte": lambda: "See http://a.example/" + "a" * MEGA,
    "an address over 50,000 lines": lambda: "See http://a.example/" + "a-\n" * 50_000,
    "addresses without schemes": lambda: "www.a.example/b?c=d&e " * 20_000,
    "addresses in brackets": lambda: "(https://a.example/(b)) " * 12_000,
    "rows of a table": lambda: "Northfield    5,600    12%    £3.2m\n" * 2_000,
    "dotted lines of contents": lambda: ("Chapter " + "." * 200 + " 5\n") * 3_000,
    "hyphens at line ends": lambda: "house-\nholds " * 50_000,
    "list numbers": lambda: "1.1.1 It fell by 5\n" * 5_000,
    "letters with spaces between": lambda: "T h e f u n d 5 " * 5_000,
    "from right to left": lambda: "\u202eIt cost £5.\u202c " * 5_000,
    "zeros of other scripts": lambda: "٣٤ ३४ ３４ " * 50_000,
    "controls": lambda: "It cost £5.\x07\x1b[2J\x00 " * 1_000,
    "a digit and then letters": lambda: "1a" * 300_000,
    "units without end": lambda: "5 km/h/h/h/h/h" * 30_000,
    "per cent per cent": lambda: "5 " + "per cent " * 60_000,
    "of the of the": lambda: "5 " + "of the " * 60_000,
    "an ordinal of everything": lambda: "21st 22nd 23rd " * 25_000,
}
"""By what each is."""

MARKDOWN: Mapping[str, Maker] = {
    "brackets opened": lambda: "[" * 100_000,
    "brackets opened and closed": lambda: "[" * 50_000 + "]" * 50_000,
    "pictures opened": lambda: "![" * 50_000,
    "links opened": lambda: "[a](" * 50_000,
    "links in links": lambda: "[" * 5_000 + "a" + "](http://a.example)" * 5_000,
    "round brackets in an address": lambda: "[a](" + "(" * 100_000,
    "emphasis opened": lambda: "*a " * 60_000,
    "emphasis of all kinds": lambda: "*a _b **c __d ~~e " * 12_000,
    "asterisks": lambda: "*" * 200_000,
    "underscores": lambda: "_" * 200_000,
    "backticks of all lengths": lambda: " ".join("`" * length for length in range(1, 700)),
    "backticks": lambda: "`a" * 40_000,
    "quotations of quotations": lambda: ">" * 100_000 + " It cost £5.",
    "quotations, one deeper each": lambda: "\n".join(">" * depth + " £5" for depth in range(1, 1_500)),
    "lists in lists": lambda: "- " * 50_000 + "£5",
    "lists, one deeper each": lambda: "\n".join("  " * depth + "- £5" for depth in range(1_500)),
    "labels called": lambda: "It fell.[^1] " * 20_000,
    "labels defined": lambda: "\n".join(f"[^{number}]: Smith." for number in range(6_000)),
    "labels called and defined": lambda: "\n\n".join(
        f"It fell.[^{number}]\n\n[^{number}]: Smith." for number in range(5_000)
    ),
    "labels opened": lambda: "[^" * 100_000,
    "references defined": lambda: "\n".join(
        f"[{number}]: http://a.example/{number}" for number in range(20_000)
    ),
    "a label of a megabyte": lambda: f"It fell.[^{'a' * MEGA}]",
    "a table of 10,000 columns": lambda: (
        "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|5" * 10_000 + "|\n"
    ),
    "a table of 4,000 rows": lambda: "|a|b|\n|-|-|\n" + "|Northfield|5|\n" * 4_000,
    "rules": lambda: "---\n" * 20_000,
    "fences opened": lambda: "```\n~~~\n" * 20_000,
    "headings": lambda: "###### £5\n" * 4_000,
    "tags opened": lambda: "<a " * 60_000,
    "comments opened": lambda: "<!-- " * 60_000,
    "comments": lambda: "<!-- a --> £5 " * 20_000,
    "autolinks opened": lambda: "<http://a" * 40_000,
    "backslashes": lambda: "\\" * 100_000,
    "entities": lambda: "&amp;&#x41;&nosuch; " * 3_000,
    "front matter that never closes": lambda: "---\n" + "a: b\n" * 50_000,
    "white space before a line end": lambda: ("a" + " " * 1_000 + "\n") * 300,
    "tabs": lambda: "\t" * 200_000 + "£5",
}
"""By what each is."""

P = "<p>The fund paid 45,000 households.</p>"

HTML: Mapping[str, Maker] = {
    "10,000 divisions, one in the other": lambda: "<div>" * 10_000 + P,
    "10,000 spans, one in the other": lambda: "<p>" + "<span>" * 10_000 + "£5",
    "10,000 raised spans": lambda: "<p>" + "<sup>" * 10_000 + "5",
    "10,000 emphases that never close": lambda: "<b><i>" * 5_000 + P,
    "10,000 tables, one in the other": lambda: "<table><tr><td>" * 10_000 + P,
    "10,000 lists, one in the other": lambda: "<ul><li>" * 10_000 + P,
    "10,000 quotations": lambda: "<blockquote>" * 10_000 + P,
    "10,000 forms of fonts": lambda: "<font><a><nobr>" * 4_000 + P,
    "paragraphs opened": lambda: "<p>5" * 6_000,
    "line breaks": lambda: "<p>£5" + "<br>" * 100_000 + "£6",
    "a table of 4,000 rows": lambda: "<table>" + "<tr><td>Northfield<td>5" * 4_000,
    "a table of 10,000 columns": lambda: "<table><tr>" + "<th>a" * 10_000 + "<tr>" + "<td>5" * 10_000,
    "a cell over a billion columns": lambda: "<table><tr><td colspan=1000000000>a<td>5<tr><td>5</table>" + P,
    "a cell over a billion rows": lambda: "<table><tr><td rowspan=1000000000>a<td>5<tr><td>5</table>" + P,
    "cells over all columns": lambda: (
        "<table>" + "<tr><td colspan=1000 rowspan=1000>5" * 2_000 + "</table>" + P
    ),
    "50,000 places": lambda: "".join(f"<a id=a{number}></a>" for number in range(50_000)) + P,
    "links into the page": lambda: "<p>5<a href='#n1'>1</a>" * 5_000 + "<p id=n1>1 Smith.",
    "links and notes": lambda: (
        "".join(f"<p>5<sup><a id=r{n} href=#n{n}>{n}</a></sup></p>" for n in range(4_000))
        + "".join(f"<p id=n{n}><a href=#r{n}>{n}</a> Smith.</p>" for n in range(4_000))
    ),
    "one place, often": lambda: "<p id=n1>5 <a href=#n1>1</a>" * 4_000,
    "20,000 attributes": lambda: "<p " + " ".join(f"a{number}=b" for number in range(20_000)) + ">£5" + P,
    "an attribute of a megabyte": lambda: f"<p title='{'a' * MEGA}'>£5",
    "an address of a megabyte": lambda: f"<a href='http://a.example/{'a' * MEGA}'>£5</a>" + P,
    "a megabyte without a space": lambda: "<p>" + "a" * MEGA + P,
    "a comment that never closes": lambda: P + "<!--" + "-" * MEGA,
    "comments opened": lambda: P + "<!--" * 100_000,
    "entities": lambda: "<p>" + "&amp;&#65;&nosuch;&#x110000; " * 20_000,
    "ampersands": lambda: "<p>" + "&" * MEGA,
    "angle brackets": lambda: P + "<" * 200_000,
    "closing tags": lambda: "</p></div></table>" * 30_000 + P,
    "scripts that never close": lambda: P + "<script>" * 50_000,
    "drawings in formulas": lambda: P + "<svg><math>" * 10_000,
    "documents in documents": lambda: "<html><body>" * 20_000 + P,
    "the same class on everything": lambda: "<div class='note footnote ref menu nav'>5</div>" * 3_000 + P,
    "definitions": lambda: "<dl>" + "<dt>a<dd>5" * 4_000,
    "choices": lambda: "<select>" + "<option>5" * 20_000 + "</select>" + P,
    "a billion laughs": lambda: (
        "<!DOCTYPE html [<!ENTITY a '5'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
        + f"]><p>&j;</p>{P}"
    ),
}
"""By what each is."""
