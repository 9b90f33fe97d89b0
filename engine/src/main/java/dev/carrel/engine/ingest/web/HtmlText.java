// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector.SelectorParseException;

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
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hr",
          "main",
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

  private static final Pattern RULE = Pattern.compile("([^{}]{1,200})\\{([^{}]{0,1000})\\}");
  private static final Pattern HIDES =
      Pattern.compile(
          "(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0\\b)");

  private static final int MOST_RULES = 200;

  private final FlowedText out;
  private final HtmlPictures pictures;
  private final Watch watch;
  private final Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

  /** In how many pages it lies. */
  private final int within;

  private boolean blank;

  private HtmlText(FlowedText out, HtmlPictures pictures, Watch watch, int within) {
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
    new HtmlText(out, pictures, watch, 0).write(html);
  }

  private void write(Document html) {
    findHidden(html);
    String title = html.title().strip();
    if (!title.isEmpty() && html.selectFirst("h1") == null) {
      out.write(title);
      out.endParagraph();
    }
    NodeTraversor.traverse(new Words(), html.body());
    out.endParagraph();
  }

  /** Elements that the page's own styles hide. */
  private void findHidden(Document html) {
    html.select("[hidden], [style]")
        .forEach(
            element -> {
              if (element.hasAttr("hidden") || HIDES.matcher(element.attr("style")).find()) {
                hidden.add(element);
              }
            });
    int rules = 0;
    for (Element style : html.select("style")) {
      Matcher rule = RULE.matcher(style.data());
      while (rule.find() && rules++ < MOST_RULES) {
        watch.check();
        if (HIDES.matcher(rule.group(2)).find()) {
          hide(html, rule.group(1).strip());
        }
      }
    }
  }

  private void hide(Document html, String selector) {
    try {
      hidden.addAll(html.select(selector));
    } catch (SelectorParseException | IllegalArgumentException e) {
      // A selector that only browsers know hides nothing here.
    }
  }

  private final class Words implements NodeVisitor {
    /** Above 0 within what is left out. */
    private int leftOut;

    private final StringBuilder unseen = new StringBuilder();
    private int unseenDepth;
    private int struck;
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
        out.write(space);
        out.write(bare, Mark.Kind.STRUCK);
      } else {
        out.write(space + bare);
      }
      blank = line.endsWith(" ");
    }

    private void begin(Element element) {
      String name = element.normalName();
      if (LEFT_OUT.contains(name)) {
        String shown =
            leftOut > 0 || unseenDepth > 0 || hidden.contains(element)
                ? ""
                : HtmlParts.shown(element);
        if (leftOut == 0 && unseenDepth == 0 && name.equals("svg")) {
          for (Element image : element.select("image")) { // as covers of books are
            String link = image.attr("xlink:href");
            pictures.part(link.isEmpty() ? image.attr("href") : link).ifPresent(out::picture);
          }
        }
        if (leftOut == 0 && unseenDepth == 0 && !hidden.contains(element) && within == 0) {
          frame(element);
        }
        if (!shown.isEmpty()) {
          out.write((out.atLineStart() || out.last() == ' ' ? "" : " ") + shown);
          blank = !name.equals("math");
        }
        leftOut++;
        return;
      }
      if (hidden.contains(element)) {
        unseenDepth++;
      }
      if (leftOut > 0 || unseenDepth > 0) {
        return;
      }
      if (STRUCK.contains(name)) {
        out.write((blank && !out.atLineStart() ? " " : "") + "~~");
        blank = false;
        struck++;
      }
      switch (name) {
        case "sup" -> above++;
        case "sub" -> below++;
        case "br" -> out.endLine();
        case "li" -> {
          out.endLine();
          boolean ordered = element.parent() != null && element.parent().normalName().equals("ol");
          out.write(ordered ? number(element) : "- ");
        }
        case "tr" -> out.endLine();
        case "td", "th" -> {
          if (!out.atLineStart()) {
            out.write(" | ");
          }
        }
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
          }
        }
      }
      blank = blank && !out.atLineStart();
    }

    /** A page within the page, as programs save them with it; not one within that. */
    private void frame(Element element) {
      String page = element.attr("srcdoc");
      if (element.normalName().equals("iframe") && !page.isBlank()) {
        out.endParagraph();
        HtmlText inner = new HtmlText(out, pictures, watch, within + 1);
        inner.write(Jsoup.parse(page));
        blank = false;
      }
    }

    private static String number(Element item) {
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
      return NumberFormat.of(format(list == null ? "" : list.attr("type")), number) + ". ";
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
      if (hidden.contains(element) && --unseenDepth == 0) {
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
      if (STRUCK.contains(name)) {
        out.write("~~");
        struck--;
      }
      if (name.equals("sup")) {
        above--;
      } else if (name.equals("sub")) {
        below--;
      } else if (name.equals("li") || name.equals("tr")) {
        out.endLine();
      } else if (BLOCKS.contains(name)) {
        out.endParagraph();
      }
    }
  }
}
