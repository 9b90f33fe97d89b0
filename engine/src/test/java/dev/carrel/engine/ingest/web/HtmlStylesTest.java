// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What styles say of words is as true as what elements say. */
class HtmlStylesTest {
  @TempDir private Path folder;

  private Page read(String styles, String body) throws IOException {
    String page =
        "<html><head><style>" + styles + "</style></head><body>" + body + "</body></html>";
    return Readings.read(folder, "a.html", page).page(1);
  }

  @Test
  void wordsThatAStyleStrikesAreStruck() throws IOException {
    Page page =
        read(
            ".c3 { color: #000; text-decoration: line-through }",
            "<p>Rent is <span style='text-decoration-line:line-through'>500</span> 600.</p>"
                + "<p class=c3>Gone clause.</p>"
                + "<p class=c3 style='text-decoration:none'>Kept.</p>");
    assertEquals("Rent is ~~500~~ 600.\n\n~~Gone clause.~~\n\nKept.", page.text());
    Mark mark = page.marks().getFirst();
    assertEquals(Mark.Kind.STRUCK, mark.kind());
    assertEquals("500", page.text().substring(mark.start(), mark.end()));
  }

  @Test
  void struckParagraphsAndCellsAreEachStruckByThemselves() throws IOException {
    Page page =
        read(
            "",
            "<del><p>One</p><p>two</p></del><p>a <s>b <b>c</b></s> d</p>"
                + "<table><tr><td><s>x</s></td><td>y</td></tr></table>");
    assertEquals("~~One~~\n\n~~two~~\n\na ~~b c~~ d\n\n~~x~~ | y", page.text());
  }

  @Test
  void signsThatAStyleRaisesJoinNoNumber() throws IOException {
    Page page =
        read(
            ".up { vertical-align: super } .lo { vertical-align: sub } td { vertical-align: super"
                + " }",
            "<p>$320<span class=up>1</span>, 10<span style='vertical-align:.4em'>6</span>,"
                + " H<span class=lo>2</span>O, <i style='vertical-align:-1px'>7</i></p>"
                + "<table><tr><td>8</td></tr></table>");
    assertEquals("$320¹, 10⁶, H₂O, 7\n\n8", page.text());
  }

  @Test
  void whatIsHiddenOnPaperOrOnSmallScreensOnlyIsSeen() throws IOException {
    Page page =
        read(
            "/* .a {display:none} */ @media print { .a { display: none } .b { color: red } }"
                + " @media screen and (max-width: 600px) { .b { display: none } }"
                + " @media screen and (min-width: 600px) { .c { display: none } }"
                + " @font-face { src: none }",
            "<p class=a>One</p><p class=b>two</p><p class=c>three</p>");
    assertEquals("One\n\ntwo", page.seen().text());
  }

  @Test
  void selectorsOfEachKindMeanWhatTheyMeanInABrowser() throws IOException {
    Page page =
        read(
            "div > .x, P[title]:first-child, #A .Y, h1 + p, .z:not(.w), :is(em) {display:none}"
                + " .seen::first-line, .seen:hover {display:none}",
            "<div><b class=x>1</b></div><b class='x seen'>kept</b><div><p title=t>2</p></div>"
                + "<div id=A><i><b class=Y>3</b></i></div><h1>Head</h1><p>4</p><p>5</p>"
                + "<b class=z>6</b><b class='z w'>too</b>");
    assertEquals("kept\n\nHead\n\n5\n\ntoo", page.seen().text());
  }

  @Test
  void ofSeveralRulesTheOneHoldsThatABrowserTakes() throws IOException {
    Page page =
        read(
            ".tab { display: none } .tab.open { display: block } p { display: inline }"
                + " #x { display: none !important }",
            "<div class='tab open'>One</div><div class=tab>two</div>"
                + "<div class=tab style='display:block'>three</div>"
                + "<div id=x style='display:block'>four</div>"
                + "<div style='font-size:0'>five<b style='font-size:1em'>six</b>"
                + "<b style='font-size:9pt'>seven</b></div>");
    assertEquals("One\n\nthree\n\nseven", page.seen().text());
  }

  @Test
  void whatIsPaleFlatOrBesideThePageCannotBeSeen() throws IOException {
    String body =
        "<p style='color:#FFF'>white</p><p style='opacity:0'>clear</p>"
            + "<p style='max-height:0;overflow:hidden'>flat</p>"
            + "<p style='position:absolute;left:-9999px'>beside</p>"
            + "<p><font color=white>old</font></p>"
            + "<div style='background:#000'><p style='color:white'>On black.</p></div>"
            + "<table bgcolor=navy><tr><td style='color:#fff'>On blue.</td></tr></table>"
            + "<div style='position:absolute;color:#fff'>On what is not known.</div>";
    Page page = read("", body);
    assertEquals("On black.\n\nOn blue.\n\nOn what is not known.", page.seen().text());
    assertEquals(
        "white",
        read("</style><link rel=stylesheet href=a.css><style>", "<p style='color:#fff'>white</p>")
            .seen()
            .text());
  }

  @Test
  void listsAreCountedAsTheirStylesSay() throws IOException {
    Page page =
        read(
            ".r { list-style: inside upper-roman }",
            "<ol style='list-style-type:lower-latin'><li>a<li>b</ol><ol class=r start=4><li>c</ol>"
                + "<ol style='list-style:none'><li>d</ol>");
    assertEquals("a. a\nb. b\n\nIV. c\n\nd", page.text());
  }

  @Test
  void numbersThatStylesCountStandBeforeTheirWords() throws IOException {
    assertEquals(
        "1 Rent\n\n1.1 Net\n1.2 Gross\n\n2 Heat",
        read(
                "ol{counter-reset:item;list-style:none} li{counter-increment:item}"
                    + " li::before{content:counters(item, '.') ' '}",
                "<ol><li>Rent<ol><li>Net<li>Gross</ol><li>Heat</ol>")
            .text());
    assertEquals(
        "Article I. Terms\n\n1.1 Rent\n\nArticle II. End\n\n2.1 Last",
        read(
                "body{counter-reset:h} h1{counter-reset:sub} .off{display:none}"
                    + " h1:before{counter-increment:h; content:'Article ' counter(h,upper-roman) '."
                    + " '} h2:before{counter-increment:sub; content:counter(h) '.' counter(sub)"
                    + " '\\2003'}",
                "<h1>Terms</h1><h2>Rent</h2><h1 class=off>Not</h1><h1>End</h1><h2>Last</h2>")
            .seen()
            .text());
    assertEquals(
        "1. One\n\n(a) sub\n(b) sub\n\n2. Two",
        read(
                "ol{list-style-type:none} ol.k-0.start{counter-reset:k-0 0}"
                    + " ol.k-1.start{counter-reset:k-1 0} .k-0>li{counter-increment:k-0}"
                    + " .k-1>li{counter-increment:k-1} .k-0>li:before{content:'' counter(k-0) '. '}"
                    + " .k-1>li:before{content:\"(\" counter(k-1,lower-latin) \") \"}",
                "<ol class='k-0 start'><li>One</ol><ol class='k-1 start'><li>sub<li>sub</ol>"
                    + "<ol class=k-0 start=2><li>Two</ol>")
            .text());
  }

  @Test
  void wordsThatStylesWriteAreReadAndSignsForLooksAreNot() throws IOException {
    assertEquals(
        "Note: it; x\n\ny",
        read(
                ".n:before{content:'Note: '} .i:before{content:'\\f101'} .c:before{content:'•'}"
                    + " .v:before{content:'z9';display:none} .s:before{content:'it; '}",
                "<p class=n><span class=s>x</span></p><p class='i c v'>y</p>")
            .text());
  }

  @Test
  void elementsThatBeginALineOfTheirOwnDoNotJoinTheirWords() throws IOException {
    assertEquals(
        "Leg\n\nin\n\nmid\n\none\ntwo",
        read(
                ".b{display:block}",
                "<fieldset><legend>Leg</legend>in</fieldset><center>mid</center>"
                    + "<span class=b>one</span><span class=b>two</span>")
            .text());
  }

  @Test
  void howWordsAreSaidIsNoTextAndQuotesHaveTheirSigns() throws IOException {
    Page page =
        read("", "<p>He said <q>yes</q> in <ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>.</p>");
    assertEquals("He said “yes” in 東京.", page.text());
  }
}
