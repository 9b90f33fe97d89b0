// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.evidence.Ranking.Kind;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageSimilarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks the passages of what a model has read by how well they answer a question: by what the
 * model's {@link LanguageModel#retrievalHeads retrieval heads} look at while it reads the question
 * behind the documents, less what they look at for a question that asks nothing, and by what is
 * near in meaning. Without either, by words. The documents are afterwards as before.
 *
 * <p>Made for one state of the documents and kept for it, since what a question that asks nothing
 * draws is measured once. Belongs to one thread at a time.
 */
public final class PassageRanker {
  private final LanguageModel model;
  private final PassageSimilarity similarity;
  private final List<PlacedPassage> placed;
  private final List<Passage> passages;
  private final WordRanking words;
  private Optional<double[]> nothing = Optional.empty();

  /**
   * Ranks the passages of a state of the documents.
   *
   * @param placed what was read: {@link Reading#passages}
   */
  public PassageRanker(
      LanguageModel model, PassageSimilarity similarity, List<PlacedPassage> placed) {
    this.model = model;
    this.similarity = similarity;
    this.placed = List.copyOf(placed);
    this.passages = placed.stream().map(PlacedPassage::passage).toList();
    this.words = new WordRanking(passages);
  }

  /** The same passages by their words. */
  public WordRanking words() {
    return words;
  }

  /** All passages, in the order of the documents. */
  public List<PlacedPassage> passages() {
    return placed;
  }

  /**
   * Ranks for a question.
   *
   * @param reading in the state that this was made for
   * @param owner the conversation whose place behind the documents may be used
   * @param history tokens of what was said before in it
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  public Ranking rank(
      Reading reading, Object owner, int[] history, String question, Cancellation cancellation) {
    Optional<double[]> drawn = drawn(reading, owner, history, question, cancellation);
    Optional<double[]> near = near(question, cancellation);
    return ranking(drawn, near, question);
  }

  private Ranking ranking(Optional<double[]> drawn, Optional<double[]> near, String question) {
    Kind kind =
        drawn.isPresent()
            ? (near.isPresent() ? Kind.ATTENTION_AND_MEANING : Kind.ATTENTION)
            : (near.isPresent() ? Kind.MEANING : Kind.WORDS);
    return kind == Kind.WORDS
        ? byWords(question)
        : new Ranking(
            kind,
            placed,
            Scores.question(drawn, near, placed.size()),
            drawn,
            model.retrievalHeads().needleShare());
  }

  /**
   * Ranks by all ways that there are: first as {@link #rank} does, then each by itself.
   *
   * @param owner lets go of its place behind the documents
   */
  public List<RankedPassages> rankings(
      Reading reading, Object owner, String question, Cancellation cancellation) {
    Optional<double[]> drawn = drawn(reading, owner, new int[0], question, cancellation);
    reading.dropBranch(owner);
    Optional<double[]> near = near(question, cancellation);
    List<RankedPassages> ranked = new ArrayList<>();
    double[] byWords = words.scores(question);
    double[] strengths = drawn.or(() -> near).orElse(byWords);
    ranked.add(ranked(RankedPassages.SHIPPED, ranking(drawn, near, question), strengths));
    drawn.ifPresent(
        d ->
            ranked.add(
                ranked(RankedPassages.ATTENTION, ranking(drawn, Optional.empty(), question), d)));
    near.ifPresent(
        n ->
            ranked.add(
                ranked(RankedPassages.EMBEDDING, ranking(Optional.empty(), near, question), n)));
    ranked.add(ranked(RankedPassages.WORDS, byWords(question), byWords));
    return ranked;
  }

  /** Scores that were made z scores tell nothing of documents: the strength is from before. */
  private static RankedPassages ranked(String how, Ranking ranking, double[] strengths) {
    List<Integer> order = ranking.order();
    return new RankedPassages(
        how,
        order.stream().map(i -> List.of(ranking.passages().get(i).passage().place())).toList(),
        Arrays.stream(strengths).filter(s -> !Double.isNaN(s)).max().orElse(0));
  }

  /** Ranks by words alone. */
  public Ranking byWords(String question) {
    return new Ranking(Kind.WORDS, placed, words.scores(question), Optional.empty(), 0);
  }

  private Optional<double[]> drawn(
      Reading reading, Object owner, int[] history, String question, Cancellation cancellation) {
    List<AttentionHead> heads = model.retrievalHeads().list();
    if (heads.isEmpty() || placed.isEmpty()) {
      return Optional.empty();
    }
    if (nothing.isEmpty()) {
      Object nobody = new Object();
      nothing =
          weights(
              reading, heads, nobody, new int[0], Glance.of(model, Glance.NOTHING), cancellation);
      reading.dropBranch(nobody);
    }
    Optional<double[]> asked =
        weights(reading, heads, owner, history, Glance.of(model, question), cancellation);
    return nothing.flatMap(n -> asked.map(a -> Scores.drawn(a, n, tokens())));
  }

  private Optional<double[]> weights(
      Reading reading,
      List<AttentionHead> heads,
      Object owner,
      int[] history,
      Glance glance,
      Cancellation cancellation) {
    int[] tokens = glance.tokens();
    if (history.length + tokens.length > reading.roomForConversation()) {
      return Optional.empty();
    }
    Optional<Branch> lent = reading.branch(owner, history, tokens.length, Set.of(), cancellation);
    if (lent.isEmpty()) {
      return Optional.empty();
    }
    try (Branch branch = lent.get();
        AttentionRecording recording = reading.record(heads)) {
      int from = branch.length();
      recording.count(branch.sequence(), from + glance.first(), from + tokens.length, 0);
      branch.read(tokens, cancellation);
      return Optional.of(byPassage(recording.weights(0), recording.counted(0)));
    }
  }

  /** The weights of each passage's tokens together, as the mean of so many query tokens. */
  double[] byPassage(float[] weights, int counted) {
    double[] sums = new double[placed.size()];
    for (int i = 0; i < sums.length; i++) {
      PlacedPassage passage = placed.get(i);
      for (int at = passage.firstToken(); at < passage.endToken(); at++) {
        sums[i] += weights[at];
      }
      sums[i] /= Math.max(1, counted);
    }
    return sums;
  }

  int[] tokens() {
    return placed.stream().mapToInt(PlacedPassage::tokens).toArray();
  }

  /**
   * How near each passage is in meaning to a text, NaN where that is not known; empty if of none.
   */
  Optional<double[]> near(String text, Cancellation cancellation) {
    double[] near =
        similarity.of(text, passages, cancellation).stream()
            .mapToDouble(one -> one.orElse(Double.NaN))
            .toArray();
    return Arrays.stream(near).allMatch(Double::isNaN) ? Optional.empty() : Optional.of(near);
  }
}
