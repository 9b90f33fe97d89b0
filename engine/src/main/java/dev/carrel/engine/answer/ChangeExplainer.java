// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.evidence.Quantity;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ChatMessage.Role;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.TokenChooser;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks a model to say in a sentence what a change of a clause means. It sees the clause before and
 * after and nothing else. What it says is its own words: of them only the figures are checked, and
 * a sentence with a figure that stands on neither side is not given. Not thread-safe.
 */
public final class ChangeExplainer implements AutoCloseable {
  private static final int ROOM = 2048;
  private static final int MOST_TOKENS = 96;

  /** A longer clause is cut, which would change what it says: it is not explained. */
  private static final int MOST_CHARACTERS = 2500;

  private static final String WORDS = "\uE000words\uE001";
  private static final String ASKED =
      "A clause of a contract was changed. Say in one sentence what the change means for the"
          + " parties. Use only what stands in the two versions.\n\n";

  private final LanguageModel model;
  private final ModelContext context;
  private final int[] opening;
  private final int[] closing;

  /**
   * Opens a small context of its own.
   *
   * @param threads that compute
   * @throws CarrelException OUT_OF_MEMORY; MODEL_INVALID if its chat form leaves out what is said
   */
  public ChangeExplainer(LanguageModel model, int threads) {
    this.model = model;
    String form = model.render(List.of(new ChatMessage(Role.USER, WORDS)));
    int at = form.indexOf(WORDS);
    if (at < 0) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The model's chat form leaves out what is said.",
          "Take another model.");
    }
    opening = model.tokenize(form.substring(0, at), true);
    closing = model.tokenize(form.substring(at + WORDS.length()), true);
    context = model.open(new ContextOptions(ROOM, KvProfile.EXACT, threads));
  }

  /**
   * What a change means, in the model's words.
   *
   * @return empty where the clause is too long, only its number is another or it was perhaps
   *     misread, or what the model said has a figure that stands on neither side
   * @throws CarrelException CANCELLED
   */
  public Optional<String> explain(Change change, Cancellation cancellation) {
    String before = change.before().text();
    String after = change.after().text();
    if (change.kind() == Change.Kind.RENUMBERED
        || change.kind() == Change.Kind.MISREAD
        || before.length() + after.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    int[] said = model.tokenize(ChatMarks.neutral(asked(change.kind(), before, after)), false);
    int[] tokens = Stream.of(opening, said, closing).flatMapToInt(IntStream::of).toArray();
    if (tokens.length + MOST_TOKENS > ROOM) {
      return Optional.empty();
    }
    String sentence = firstSentence(written(tokens, cancellation));
    return sentence.isBlank() || !figuresStand(sentence, before + "\n" + after)
        ? Optional.empty()
        : Optional.of(sentence);
  }

  private static String asked(Change.Kind kind, String before, String after) {
    return ASKED
        + switch (kind) {
          case ADDED -> "Before: nothing\n\nNow: " + after + "\n\nThis clause is new.";
          case REMOVED -> "Before: " + before + "\n\nNow: nothing\n\nThis clause was taken out.";
          case CHANGED, RENUMBERED, MISREAD -> "Before: " + before + "\n\nNow: " + after;
          case MOVED ->
              "Before: " + before + "\n\nNow: " + after + "\n\nIt also stands in another place.";
        }
        + "\n\nWhat does the change mean?";
  }

  private String written(int[] tokens, Cancellation cancellation) {
    context.rewind(0, 0);
    context.read(0, tokens, read -> {}, cancellation);
    Writing writing = new Writing(model, MOST_TOKENS, words -> {}, thought -> {});
    while (true) {
      int next = context.next(0, TokenChooser.GREEDY);
      writing.take(next);
      if (writing.isEnded()) {
        return writing.isComplete() ? writing.text() : "";
      }
      context.step(new int[] {0}, new int[] {next}, cancellation);
    }
  }

  /** Its first line; a small model may go on. */
  private static String firstSentence(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  static boolean figuresStand(String sentence, String sides) {
    List<Quantity> there = Quantity.in(sides, "");
    return Quantity.in(sentence, sides).stream()
        .allMatch(said -> there.stream().anyMatch(said::mayBe));
  }

  @Override
  public void close() {
    context.close();
  }
}
