// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.ReadSoFar;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.model.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes an answer again from its receipt, token by token. On the same build and compute path the
 * same tokens give the same bits, so each of the answer's tokens must come again; elsewhere the
 * first that does not is told with how likely both are.
 *
 * <p>A replayed answer is written alone; one that was written beside others may differ by that.
 */
public final class Replayer {
  private final LanguageModel model;

  public Replayer(LanguageModel model) {
    this.model = model;
  }

  /**
   * Makes an answer again; the documents are afterwards as before.
   *
   * @param reading with the receipt's documents, in its order, and nothing else
   * @param text of a place in a document; empty if it is not there any more
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  public Replay replay(
      Reading reading,
      Receipt receipt,
      Function<TextSpan, Optional<String>> text,
      Cancellation cancellation) {
    AnswerScope scope = reading.scope();
    List<String> otherwise = otherwise(receipt, scope);
    ReceiptWords held = ReceiptWords.compared(receipt, text);
    otherwise.addAll(held.all());
    if (receipt.evidence().counted().isPresent()) {
      return new Replay.Impossible(
          "It was made by going through the documents passage by passage, of which the model wrote"
              + " nothing: ask again and compare.",
          otherwise);
    }
    if (receipt.given().stream().anyMatch(Given.Before.class::isInstance)) {
      return new Replay.Impossible(
          "It was asked behind other questions, and a receipt does not hold what was said before.",
          otherwise);
    }
    if (!AlteredReceipt.isOf(model, receipt)) {
      return new Replay.Impossible(
          "It has tokens that the model does not know: it was changed, or another model wrote it.",
          otherwise);
    }
    Optional<String> other = otherDocuments(receipt, scope);
    if (other.isPresent()) {
      return new Replay.Impossible(other.get(), otherwise);
    }
    ReplayPrompt prompts = new ReplayPrompt(model, reading.frame(), text);
    List<int[]> read = new ArrayList<>();
    for (Given given : receipt.given()) {
      if (given instanceof Given.Words words && words.kind() != Given.Kind.OPENING) {
        Optional<int[]> tokens = prompts.tokens(words);
        if (tokens.isEmpty()) {
          return new Replay.Impossible(
              "The words of its question and passages make other tokens now.", otherwise);
        }
        read.add(tokens.get());
      }
    }
    Replay replay = written(reading, receipt, read, otherwise, cancellation);
    return replay instanceof Replay.Same
        ? AlteredReceipt.in(receipt, model, held)
            .<Replay>map(why -> new Replay.Impossible(why, otherwise))
            .orElse(replay)
        : replay;
  }

  /** What is not as it was, as sentences. */
  private static List<String> otherwise(Receipt receipt, AnswerScope scope) {
    Map<String, String> then = new LinkedHashMap<>(receipt.context());
    Map<String, String> now = ReceiptMaker.byName(scope.contextKey());
    List<String> said = new ArrayList<>();
    then.forEach((name, value) -> say(said, name, value, now.getOrDefault(name, "not known")));
    say(said, "Carrel", receipt.carrel(), CarrelVersion.text());
    say(said, "what computes", receipt.computePath(), scope.computePath());
    return said;
  }

  private static void say(List<String> said, String what, String then, String now) {
    if (!Objects.equals(then, now)) {
      said.add("%s was %s and is %s.".formatted(what, then, now));
    }
  }

  private static Optional<String> otherDocuments(Receipt receipt, AnswerScope scope) {
    List<Given.Document> then =
        receipt.given().stream()
            .filter(Given.Document.class::isInstance)
            .map(Given.Document.class::cast)
            .toList();
    List<ReadSoFar> now = scope.read().stream().filter(r -> r.tokens() > 0).toList();
    if (then.size() != now.size()) {
      return Optional.of(
          "It was made from %d documents, and %d are read.".formatted(then.size(), now.size()));
    }
    for (int i = 0; i < then.size(); i++) {
      if (!then.get(i).sha256().equals(now.get(i).sha256())) {
        return Optional.of(
            "%s makes other tokens now: its words, or what of it is read, are not as they were."
                .formatted(then.get(i).name()));
      }
    }
    return Optional.empty();
  }

  private Replay written(
      Reading reading,
      Receipt receipt,
      List<int[]> read,
      List<String> otherwise,
      Cancellation cancellation) {
    Object stem = new Object();
    Object owner = new Object();
    int room =
        read.stream().mapToInt(tokens -> tokens.length).sum()
            + receipt.written().tokens().size()
            + 1;
    int[] first = read.size() > 1 ? read.getFirst() : new int[0];
    try {
      Optional<Branch> shown = reading.branch(stem, first, room, Set.of(), cancellation);
      Optional<Branch> branch =
          read.size() > 1
              ? shown.flatMap(s -> reading.branch(s, owner, room, Set.of(stem)))
              : shown;
      if (branch.isEmpty()) {
        return new Replay.Impossible("There is no room for it in the context.", otherwise);
      }
      try (Branch own = branch.get()) {
        own.read(read.getLast(), cancellation);
        return compared(reading, own, receipt, otherwise, cancellation);
      }
    } finally {
      reading.dropBranch(owner);
      reading.dropBranch(stem);
    }
  }

  private Replay compared(
      Reading reading,
      Branch branch,
      Receipt receipt,
      List<String> otherwise,
      Cancellation cancellation) {
    List<Integer> written = receipt.written().tokens();
    for (int i = 0; i < written.size(); i++) {
      int token = branch.next(receipt.chooser());
      if (token != written.get(i)) {
        return new Replay.Differs(
            i, candidate(branch, written.get(i)), candidate(branch, token), otherwise);
      }
      reading.step(new int[] {branch.sequence()}, new int[] {token}, cancellation);
    }
    if (receipt.written().complete()) {
      int token = branch.next(receipt.chooser());
      if (!model.isEnd(token)) {
        Replay.Candidate end = new Replay.Candidate(Replay.Candidate.END, "", Double.NaN);
        return new Replay.Differs(written.size(), end, candidate(branch, token), otherwise);
      }
    }
    return new Replay.Same(written.size(), otherwise);
  }

  private Replay.Candidate candidate(Branch branch, int token) {
    String text = new String(model.bytes(token), StandardCharsets.UTF_8);
    return new Replay.Candidate(
        model.isEnd(token) ? Replay.Candidate.END : token, text, branch.logProbabilities(token)[0]);
  }
}
