// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.evidence.Measured;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import java.util.ArrayList;
import java.util.List;

/** What is said of evidence, in the language of the desk. */
public final class EvidenceText {
  private final Strings strings = Strings.of(EvidenceText.class);

  /** The badge's word. */
  public String word(Support support) {
    return strings.get("badge." + Judgement.of(support).style());
  }

  /** What was checked and found, in sentences. */
  public List<String> found(SentenceSupport sentence) {
    String quotes = quotes(sentence.quotes());
    return switch (sentence.support()) {
      case Support.Supported _ -> List.of(strings.get("found.supported", quotes));
      case Support.NoEvidence _ -> List.of(strings.get("found.no-evidence"));
      case Support.Unsure(List<Support.Doubt> doubts) ->
          doubts.isEmpty()
              ? List.of(strings.get("found.unsure"))
              : doubts.stream().map(doubt -> strings.get("doubt." + doubt, quotes)).toList();
      case Support.Contradicted(List<Support.Conflict> conflicts) ->
          conflicts.stream().map(this::conflict).toList();
    };
  }

  private String conflict(Support.Conflict conflict) {
    return strings.get("conflict", conflict.inAnswer(), conflict.quote(), conflict.inQuote());
  }

  /** How often such a badge was right where it was measured, or what else is known of it. */
  public String measured(Support support) {
    return Measured.of(support)
        .map(figure -> strings.get("measured", figure.share(), figure.cases()))
        .orElseGet(
            () ->
                strings.get(
                    "measured.not",
                    Measured.withoutSupport().share(),
                    Measured.withoutSupport().cases()));
  }

  /** All that a badge has to say. */
  public String hover(SentenceSupport sentence) {
    return String.join("\n", lines(sentence));
  }

  /** The same for who does not see it. */
  public String accessible(SentenceSupport sentence) {
    return strings.get(
        "badge.accessible", word(sentence.support()), String.join(" ", lines(sentence)));
  }

  private List<String> lines(SentenceSupport sentence) {
    List<String> lines = new ArrayList<>(found(sentence));
    lines.add(measured(sentence.support()));
    return lines;
  }

  /** Such as "quotes 1 and 2". */
  private String quotes(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return strings.get("quotes.none");
    }
    if (numbers.size() == 1) {
      return strings.get("quotes.one", numbers.getFirst());
    }
    String first =
        String.join(
            ", ", numbers.subList(0, numbers.size() - 1).stream().map(String::valueOf).toList());
    return strings.get("quotes.more", first, numbers.getLast());
  }
}
