// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import dev.carrel.engine.document.HiddenText.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person should know of how words stand where they stand.
 *
 * @param hidden why they cannot be seen on their page, or are about to be redacted; empty if they
 *     simply stand there
 * @param called what the place is called, where its page's number is not all
 * @param marks how they came to stand there, where that is not as usual
 */
public record Standing(Optional<Why> hidden, Optional<PlaceName> called, Set<Mark.Kind> marks) {
  /** As most words do. */
  public static final Standing PLAIN = new Standing(Optional.empty(), Optional.empty(), Set.of());

  public Standing {
    marks = Set.copyOf(marks);
  }

  /** Of words that cannot be seen. */
  public static Standing hidden(Why why) {
    return new Standing(Optional.of(why), Optional.empty(), Set.of());
  }

  /** Whether other characters may stand on the page than those of the text. */
  public boolean isDoubtful() {
    return marks.stream().anyMatch(Mark.Kind::isDoubtful);
  }

  /** Whether they were read from a picture, by a program that takes one letter for another. */
  public boolean isFromScan() {
    return marks.contains(Mark.Kind.RECOGNIZED);
  }

  /** Whether the words can be seen, are sure, and are what the document says. */
  public boolean isFirm() {
    return hidden.isEmpty() && !isDoubtful() && marks.stream().allMatch(Mark.Kind::isText);
  }

  /** Of words in these places of a document, in the order of its text. */
  static Standing of(Document document, List<TextSpan> places) {
    return new Standing(
        document.whyHidden(places),
        places.isEmpty()
            ? Optional.empty()
            : PlaceName.of(
                document.kind(),
                document.pages().size(),
                document.page(places.getFirst().page()),
                document.page(places.getLast().page()),
                places.getFirst().start()),
        places.stream()
            .flatMap(at -> document.page(at.page()).marks(at.start(), at.end()).stream())
            .map(Mark::kind)
            .collect(Collectors.toSet()));
  }
}
