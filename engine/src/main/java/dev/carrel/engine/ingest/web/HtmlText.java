// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Writes the words of an HTML page: paragraphs, lists and rows of tables, without tags, scripts and
 * styles. What is struck out stands between {@code ~~}; what its styles hide comes behind all else,
 * as text that cannot be seen.
 */
public final class HtmlText {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hgroup",
          "hr",
          "legend",
          "main",
          "marquee",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "ul",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "head",
          "rp", // how words are said is no text
          "rt",
          "rtc",
          "svg",
          "math",
          "iframe",
          "object",
          "audio",
          "video",
          "canvas",
          "select",
          "textarea",
          "input",
          "button");

  private static final Set<String> STRUCK = Set.of("del", "s", "strike");

  private final FlowedText out;
  private final HtmlPictures pictures;
  private final Watch watch;
  private final HtmlStyles styles;
  private final HtmlSight sight;
  private final HtmlCounters counters;

  /** In how many pages it lies. */
  private final int within;

  private boolean blank;

  private HtmlText(
      HtmlStyles styles, FlowedText out, HtmlPictures pictures, Watch watch, int within) {
    this.styles = styles;
    this.sight = new HtmlSight(styles);
    this.counters = new HtmlCounters(styles);
    this.out = out;
    this.pictures = pictures;
    this.watch = watch;
    this.within = within;
  }

  /** Writes a page's words. */
  public static void write(Document html, FlowedText out, Watch watch) {
    write(html, out, HtmlPictures.NONE, watch);
  }

  /** The same, with its pictures. */
  static void write(Document html, FlowedText out, HtmlPictures pictures, Watch watch) {
    new HtmlText(HtmlStyles.of(html, watch), out, pictures, watch, 0).write(html);
  }

  private void write(Document html) {
    String title = html.title().strip();
    if (!title.isEmpty() && html.selectFirst("h1") == null) {
      out.write(title);
      out.endParagraph();
    }
    NodeTraversor.traverse(new Words(), html.body());
    out.endParagraph();
  }

  private final class Words implements NodeVisitor {
    /** Above 0 within what is left out. */
    private int leftOut;

    private final StringBuilder unseen = new StringBuilder();
    private int unseenDepth;
    private final HtmlTables tables = new HtmlTables();
    private int struck;

    /** Of the cell that was begun last, where its table has columns. */
    private int column;

    /** Whether the sign before struck words was written, and not that behind them. */
    private boolean marked;

    private int above;
    private int below;

    @Override
    public void head(Node node, int depth) {
      watch.check();
      if (node instanceof TextNode words) {
        text(words);
      } else if (node instanceof Element element) {
        begin(element);
      }
    }

    private void text(TextNode words) {
      if (leftOut > 0) {
        return;
      }
      String raw = words.getWholeText();
      if (unseenDepth > 0) {
        unseen.append(raw.replaceAll("\\s+", " "));
        return;
      }
      if (sight.hidesWordsOf(words.parent())) {
        if (!raw.isBlank()) {
          out.writeUnseen(raw.replaceAll("\\s+", " ").strip());
        }
        return;
      }
      boolean pre = words.parent() != null && words.parent().closest("pre") != null;
      if (pre) {
        out.write(raw);
        blank = raw.endsWith("\n");
        return;
      }
      String line = raw.replaceAll("\\s+", " ");
      if (line.isEmpty()) {
        return;
      }
      boolean leading = line.charAt(0) == ' ';
      String bare = line.strip();
      if (bare.isEmpty()) {
        blank = true;
        return;
      }
      if (above > 0) {
        bare = RaisedSigns.above(bare, blank || leading ? ' ' : out.last());
      } else if (below > 0) {
        bare = RaisedSigns.below(bare);
      }
      String space = (blank || leading) && !out.atLineStart() ? " " : "";
      if (struck > 0) {
        out.write(space + (marked ? "" : "~~"));
        marked = true;
        out.write(bare, Mark.Kind.STRUCK);
      } else {
        out.write(space + bare);
      }
      blank = line.endsWith(" ");
    }

    /** Struck words end here, at the latest. */
    private void unmark() {
      if (marked) {
        out.write("~~");
        marked = false;
      }
    }

    private void begin(Element element) {
      String name = element.normalName();
      if (LEFT_OUT.contains(name)) {
        String shown =
            leftOut > 0 || unseenDepth > 0 || sight.hides(element) ? "" : HtmlParts.shown(element);
        if (leftOut == 0 && unseenDepth == 0 && name.equals("svg")) {
          for (Element image : element.select("image")) { // as covers of books are
            String link = image.attr("xlink:href");
            pictures.part(link.isEmpty() ? image.attr("href") : link).ifPresent(out::picture);
          }
        }
        if (leftOut == 0 && unseenDepth == 0 && !sight.hides(element) && within == 0) {
          frame(element);
        }
        if (!shown.isEmpty()) {
          out.write((out.atLineStart() || out.last() == ' ' ? "" : " ") + shown);
          blank = !name.equals("math");
        }
        leftOut++;
        return;
      }
      if (sight.hides(element)) {
        unseenDepth++;
      }
      if (leftOut > 0 || unseenDepth > 0) {
        return;
      }
      if (isApart(element)) {
        unmark();
      }
      struck += isStruck(element) ? 1 : 0;
      above += raised(element) > 0 ? 1 : 0;
      below += raised(element) < 0 ? 1 : 0;
      if (name.equals("table")) {
        tables.begin(element);
      }
      switch (name) {
        case "br" -> out.endLine();
        case "q" -> quote("\u201C");
        case "li" -> {
          out.endLine();
          boolean ordered = element.parent() != null && element.parent().normalName().equals("ol");
          out.write(ordered ? number(element) : "- ");
        }
        case "tr" -> {
          out.endLine();
          column = 0;
        }
        case "td", "th" -> cell(element);
        case "img" -> {
          pictures.part(element.attr("src")).ifPresent(out::picture);
          String alternative = element.attr("alt").strip();
          if (!alternative.isEmpty()) {
            out.write((out.atLineStart() ? "" : " ") + "[Picture: " + alternative + "]");
          }
        }
        case "h1", "h2" -> out.chapter();
        default -> {
          if (BLOCKS.contains(name)) {
            out.endParagraph();
          } else if (styles.standsAlone(element)) {
            out.endLine();
          }
        }
      }
      blank = blank && !out.atLineStart();
      before(counters.begin(element));
    }

    private void cell(Element cell) {
      int own = tables.column(cell);
      if (own > column) {
        out.write(" |".repeat(own - column) + " ");
        column = own;
      } else if (own < 0 && !out.atLineStart()) {
        out.write(" | ");
      }
    }

    /** What styles write before an element. */
    private void before(String words) {
      if (!words.isBlank()) {
        boolean apart = blank || words.startsWith(" ");
        out.write((apart && !out.atLineStart() ? " " : "") + words.strip());
        blank = words.endsWith(" ");
      }
    }

    private void quote(String sign) {
      out.write((blank && !out.atLineStart() ? " " : "") + sign);
      blank = false;
    }

    private boolean isStruck(Element element) {
      return STRUCK.contains(element.normalName()) || styles.strikes(element);
    }

    /** Whether it does not stand in the line of what is before it. */
    private boolean isApart(Element element) {
      String name = element.normalName();
      return name.matches("br|li|tr|td|th|img")
          || BLOCKS.contains(name)
          || styles.standsAlone(element);
    }

    /** Cells and blocks are moved within their rows, and their words are not. */
    private int raised(Element element) {
      return switch (element.normalName()) {
        case "sup" -> 1;
        case "sub" -> -1;
        case "img", "li", "td", "th", "tr", "thead", "tbody", "tfoot" -> 0;
        default -> BLOCKS.contains(element.normalName()) ? 0 : styles.raises(element);
      };
    }

    /** A page within the page, as programs save them with it; not one within that. */
    private void frame(Element element) {
      String page = element.attr("srcdoc");
      if (element.normalName().equals("iframe") && !page.isBlank()) {
        out.endParagraph();
        Document html = Jsoup.parse(page);
        HtmlStyles own = HtmlStyles.of(html, watch);
        new HtmlText(own, out, pictures, watch, within + 1).write(html);
        blank = false;
      }
    }

    private String number(Element item) {
      Element list = item.parent();
      List<Element> before = item.previousElementSiblings().reversed();
      boolean down = list != null && list.hasAttr("reversed");
      int all = list == null ? 1 : (int) list.children().stream().filter(Words::isItem).count();
      int number = parsed(list == null ? "" : list.attr("start"), down ? all : 1);
      for (Element each : before) {
        if (isItem(each)) {
          number = parsed(each.attr("value"), number) + (down ? -1 : 1);
        }
      }
      number = parsed(item.attr("value"), number);
      return list == null ? number + ". " : numbered(list, number);
    }

    /** As the styles say, else as the list does. */
    private String numbered(Element list, int number) {
      for (String said : styles.counts(list).split("\\s+", -1)) {
        String format = HtmlCounters.format(said);
        if (!format.isEmpty()) {
          return format.equals("none") ? "" : NumberFormat.of(format, number) + ". ";
        }
      }
      return NumberFormat.of(format(list.attr("type")), number) + ". ";
    }

    private static boolean isItem(Element element) {
      return element.normalName().equals("li");
    }

    private static String format(String type) {
      return switch (type) {
        case "a" -> "lowerAlphabetic";
        case "A" -> "upperAlphabetic";
        case "i" -> "lowerRoman";
        case "I" -> "upperRoman";
        default -> "decimal";
      };
    }

    private static int parsed(String number, int otherwise) {
      try {
        return Integer.parseInt(number.strip().toLowerCase(Locale.ROOT));
      } catch (NumberFormatException e) {
        return otherwise;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (LEFT_OUT.contains(name)) {
        leftOut--;
        return;
      }
      if (sight.hides(element) && --unseenDepth == 0) {
        String words = unseen.toString().strip();
        unseen.setLength(0);
        if (!words.isEmpty() && leftOut == 0) {
          out.writeUnseen(words);
        }
        return;
      }
      if (leftOut > 0 || unseenDepth > 0) {
        return;
      }
      counters.end(element);
      struck -= isStruck(element) ? 1 : 0;
      above -= raised(element) > 0 ? 1 : 0;
      below -= raised(element) < 0 ? 1 : 0;
      if (struck == 0 || isApart(element)) {
        unmark();
      }
      if (name.equals("q")) {
        out.write("\u201D");
      } else if (name.equals("li") || name.equals("tr")) {
        out.endLine();
      } else if (BLOCKS.contains(name)) {
        out.endParagraph();
      } else if (styles.standsAlone(element)) {
        out.endLine();
      }
    }
  }
}
