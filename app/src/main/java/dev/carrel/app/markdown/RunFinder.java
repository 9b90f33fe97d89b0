// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The runs of a paragraph, a heading, a table's cell or a block of code. */
final class RunFinder extends AbstractVisitor {
  private final List<Run> runs = new ArrayList<>();
  private Set<Style> styles = Set.of();
  private Optional<String> link = Optional.empty();

  private RunFinder() {}

  static List<Run> of(Node block) {
    RunFinder found = new RunFinder();
    found.visitChildren(block);
    return found.runs;
  }

  /**
   * The lines of a block whose text is shown as it is.
   *
   * @param skipped lines of the source before the first, such as the opening of a fence
   */
  static List<Run> literal(Node block, String literal, int skipped) {
    List<SourceSpan> spans = block.getSourceSpans();
    List<Run> lines = new ArrayList<>();
    int index = skipped;
    for (String line : literal.stripTrailing().split("\n", -1)) {
      SourceSpan span = spans.get(Math.min(index++, spans.size() - 1));
      int end = span.getInputIndex() + span.getLength();
      // What is indented in the source stands at the end of its line.
      int start = Math.max(span.getInputIndex(), end - line.length());
      String ended = lines.isEmpty() ? line : "\n" + line;
      int lead = lines.isEmpty() ? 0 : -1;
      lines.add(new Run(ended, Set.of(Style.CODE), Optional.empty(), start, end, lead));
    }
    return lines;
  }

  private void add(Node node, String text, boolean inMiddle) {
    List<SourceSpan> spans = node.getSourceSpans();
    int before = runs.isEmpty() ? 0 : runs.getLast().end();
    int start = spans.isEmpty() ? before : spans.getFirst().getInputIndex();
    int end =
        spans.isEmpty()
            ? before + text.length()
            : spans.getLast().getInputIndex() + spans.getLast().getLength();
    int lead = inMiddle ? Math.max(0, end - start - text.length()) / 2 : 0;
    runs.add(new Run(text, styles, link, start, end, lead));
  }

  private void within(Style style, Runnable visit) {
    Set<Style> before = styles;
    Set<Style> more = EnumSet.of(style);
    more.addAll(before);
    styles = more;
    visit.run();
    styles = before;
  }

  @Override
  public void visit(Text text) {
    add(text, text.getLiteral(), false);
  }

  @Override
  public void visit(Code code) {
    within(Style.CODE, () -> add(code, code.getLiteral(), true));
  }

  @Override
  public void visit(Emphasis emphasis) {
    within(Style.ITALIC, () -> visitChildren(emphasis));
  }

  @Override
  public void visit(StrongEmphasis strong) {
    within(Style.BOLD, () -> visitChildren(strong));
  }

  @Override
  public void visit(Link found) {
    link = Optional.of(found.getDestination());
    within(Style.LINK, () -> visitChildren(found));
    link = Optional.empty();
  }

  /** Its words in place of the picture, which is not fetched. */
  @Override
  public void visit(Image image) {
    within(Style.ITALIC, () -> visitChildren(image));
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    add(lineBreak, " ", false);
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    add(lineBreak, "\n", false);
  }

  @Override
  public void visit(HtmlInline html) {
    add(html, html.getLiteral(), false);
  }
}
