// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a cell stands, by what is known of it. A person's word comes first. */
public final class CellStates {
  /** Doubts that say nothing of the answer: the model was not measured to judge, or cannot. */
  private static final Set<Doubt> NO_JUDGEMENT = Set.of(Doubt.NO_JUDGE);

  private CellStates() {}

  /**
   * The state.
   *
   * @param asked the question as it is put now
   * @param by what asks now; empty before a run over all
   * @param former whether another version of the document was asked
   * @param answer empty if there is none
   * @param second empty if nobody was asked
   * @param failure empty if it did not fail
   */
  public static CellState of(
      String asked,
      Optional<AskedBy> by,
      boolean former,
      Optional<Turn> answer,
      Optional<SecondReading> second,
      String failure,
      boolean corrected,
      boolean verified) {
    if (verified) {
      return CellState.VERIFIED;
    }
    if (corrected) {
      return CellState.CORRECTED;
    }
    if (!failure.isEmpty()) {
      return CellState.FAILED;
    }
    if (answer.isEmpty()) {
      return CellState.WAITING;
    }
    Turn given = answer.get();
    if (former
        || !given.question().equals(asked)
        || by.filter(now -> now.outdates(given)).isPresent()) {
      return CellState.STALE;
    }
    if (second.isPresent() && !second.get().agrees()) {
      return CellState.UNSURE;
    }
    if (answer.get().evidence().absence().isPresent()) {
      return CellState.NOT_THERE;
    }
    return isDoubtful(answer.get().evidence().sentences()) ? CellState.UNSURE : CellState.ANSWERED;
  }

  private static boolean isDoubtful(List<SentenceSupport> sentences) {
    return sentences.stream().anyMatch(sentence -> isDoubtful(sentence.support()));
  }

  private static boolean isDoubtful(Support support) {
    return switch (support) {
      case Support.Supported _ -> false;
      case Support.Unsure unsure -> !NO_JUDGEMENT.containsAll(unsure.doubts());
      case Support.Contradicted _, Support.NoEvidence _ -> true;
    };
  }
}
