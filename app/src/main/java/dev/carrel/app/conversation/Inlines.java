package dev.carrel.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The words of a paragraph as runs of one style each, with references to quotes told apart. */
final class Inlines extends AbstractVisitor {
  private static final Pattern REFERENCE = Pattern.compile("\\[(\\d{1,3})]");

  /** A piece of a paragraph. */
  sealed interface Run {}

  /**
   * Words.
   *
   * @param styles of {@code bold}, {@code italic}, {@code code}, {@code link}
   */
  record Words(String text, Set<String> styles) implements Run {}

  /** Such as {@code [1]}. */
  record Reference(int quote) implements Run {}

  private final List<Words> words = new ArrayList<>();
  private Set<String> styles = Set.of();

  private Inlines() {}

  /** The runs of a paragraph, a heading or a table's cell. */
  static List<Run> of(Node block) {
    Inlines inlines = new Inlines();
    inlines.visitChildren(block);
    List<Run> runs = new ArrayList<>();
    inlines.words.forEach(piece -> split(piece, runs));
    return runs;
  }

  private static void split(Words piece, List<Run> runs) {
    if (piece.styles().contains("code")) {
      runs.add(piece);
      return;
    }
    Matcher matcher = REFERENCE.matcher(piece.text());
    int from = 0;
    while (matcher.find()) {
      if (matcher.start() > from) {
        runs.add(new Words(piece.text().substring(from, matcher.start()), piece.styles()));
      }
      runs.add(new Reference(Integer.parseInt(matcher.group(1))));
      from = matcher.end();
    }
    if (from < piece.text().length()) {
      runs.add(new Words(piece.text().substring(from), piece.styles()));
    }
  }

  /** The parser cuts at each bracket: neighbours of one style are joined again. */
  private void add(String text) {
    if (!words.isEmpty() && words.getLast().styles().equals(styles)) {
      words.set(words.size() - 1, new Words(words.getLast().text() + text, styles));
    } else {
      words.add(new Words(text, styles));
    }
  }

  private void within(String style, Runnable visit) {
    Set<String> before = styles;
    Set<String> more = new TreeSet<>(before);
    more.add(style);
    styles = Set.copyOf(more);
    visit.run();
    styles = before;
  }

  @Override
  public void visit(Text text) {
    add(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    within("code", () -> add(code.getLiteral()));
  }

  @Override
  public void visit(Emphasis emphasis) {
    within("italic", () -> visitChildren(emphasis));
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within("bold", () -> visitChildren(strong));
  }

  /** Shown with where it leads, and never opened: nothing leaves the machine by a click. */
  @Override
  public void visit(Link link) {
    int from = words.size();
    within("link", () -> visitChildren(link));
    StringBuilder said = new StringBuilder();
    words.subList(from, words.size()).forEach(piece -> said.append(piece.text()));
    if (!link.getDestination().isEmpty() && !said.toString().contains(link.getDestination())) {
      add(" (" + link.getDestination() + ")");
    }
  }

  /** Its words in place of the picture, which is not fetched. */
  @Override
  public void visit(Image image) {
    within("italic", () -> visitChildren(image));
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    add(" ");
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    add("\n");
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral());
  }
}
