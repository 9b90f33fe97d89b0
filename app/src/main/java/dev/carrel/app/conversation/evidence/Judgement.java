// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import java.util.List;
import java.util.Locale;

/** What a badge says in a word; the worst last. */
public enum Judgement {
  SUPPORTED,
  NO_EVIDENCE,
  UNSURE,
  CONTRADICTED;

  /** What is said of a sentence. */
  public static Judgement of(Support support) {
    return switch (support) {
      case Support.Supported _ -> SUPPORTED;
      case Support.Unsure _ -> UNSURE;
      case Support.Contradicted _ -> CONTRADICTED;
      case Support.NoEvidence _ -> NO_EVIDENCE;
    };
  }

  /**
   * The sentences as they are shown. Where nothing was found that fits, none is supported: whatever
   * the answer says of it, no quote proves that.
   */
  public static List<SentenceSupport> sentences(Evidence evidence) {
    return evidence.absence().isEmpty()
        ? evidence.sentences()
        : evidence.sentences().stream().map(Judgement::doubted).toList();
  }

  private static SentenceSupport doubted(SentenceSupport sentence) {
    return of(sentence.support()) == SUPPORTED
        ? new SentenceSupport(
            sentence.start(),
            sentence.end(),
            sentence.quotes(),
            new Support.Unsure(List.of(Support.Doubt.DENIAL)))
        : sentence;
  }

  /** Its style class, the ending of its drawing and of its words: {@code no-evidence}. */
  public String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
