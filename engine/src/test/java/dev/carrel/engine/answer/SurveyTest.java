// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.Gate;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.evidence.JudgeExamples;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.passage.PassageSimilarity;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {
  /** Says yes to a gift when it is shown by itself, and no to all else. */
  private static final class Attentive extends ScriptedModel {
    private final int contexts;
    private Code without = Code.OUT_OF_MEMORY;
    private int opened;

    /** With memory for so many contexts. */
    Attentive(int contexts) {
      super("", 1_000_000);
      this.contexts = contexts;
    }

    @Override
    public int[] tokenize(String text, boolean special) {
      return text.equals("yes") || text.equals("no")
          ? super.tokenize(text.substring(0, 1), special)
          : super.tokenize(text, special);
    }

    @Override
    public ModelContext open(ContextOptions options) {
      if (++opened > contexts) {
        throw new CarrelException(without, "There is no context.", "Ask again.");
      }
      ModelContext context = super.open(options);
      StringBuilder read = new StringBuilder();
      return (ModelContext)
          Proxy.newProxyInstance(
              ModelContext.class.getClassLoader(),
              new Class<?>[] {ModelContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("read")) {
                  read.setLength(0);
                  read.append(text((int[]) arguments[1]));
                }
                if (method.getName().equals("logProbabilities")) {
                  boolean gift =
                      read.toString().toLowerCase(Locale.ROOT).contains("passage: the museum");
                  boolean yes = ((int[]) arguments[1])[0] == 'y';
                  // Of one in sixteen it is surer: what it says of others differs, too.
                  float more = read.toString().hashCode() % 16 == 0 ? 1 : 0;
                  float says = gift ? (yes ? -0.1f : -3.1f) : (yes ? -1.5f - more : -0.5f);
                  return new float[] {says};
                }
                return method.invoke(context, arguments);
              });
    }

    private static String text(int[] tokens) {
      return Arrays.stream(tokens)
          .mapToObj(token -> String.valueOf((char) token))
          .collect(Collectors.joining());
    }
  }

  private static final class Recorder implements AnswerListener {
    final List<GoneThrough> gone = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    private final Cancellation stop;
    private final int stopAfter;

    Recorder(Cancellation stop, int stopAfter) {
      this.stop = stop;
      this.stopAfter = stopAfter;
    }

    @Override
    public void quote(Quote quote) {}

    @Override
    public void text(String more) {
      text.append(more);
    }

    @Override
    public void goneThrough(GoneThrough so) {
      gone.add(so);
      if (gone.size() == stopAfter) {
        stop.request();
      }
    }
  }

  @TempDir private Path folder;

  /** Pages about other things, with a gift in each of those named. */
  private static Document museum(String name, int pages, List<Integer> gifts) {
    return Documents.of(
        name,
        IntStream.range(0, pages)
            .mapToObj(
                page ->
                    IntStream.range(0, 20)
                            .mapToObj(
                                i ->
                                    "On day %d of year %d the weather stayed dull and cold."
                                        .formatted(i, page))
                            .collect(Collectors.joining(" "))
                        + (gifts.contains(page)
                            ? " The museum received the gift of a lamp number %d from a neighbour."
                                .formatted(page)
                            : ""))
            .toArray(String[]::new));
  }

  private Answer ask(String question, int stopAfter, Document... documents) {
    return reply(question, stopAfter, documents).answer();
  }

  private Reply.Answered reply(String question, int stopAfter, Document... documents) {
    return reply(
        new Attentive(Integer.MAX_VALUE), PassageSimilarity.NONE, question, stopAfter, documents);
  }

  private Reply.Answered reply(
      ScriptedModel model,
      PassageSimilarity similarity,
      String question,
      int stopAfter,
      Document... documents) {
    Cancellation stop = new Cancellation();
    Recorder recorder = new Recorder(stop, stopAfter);
    try (Reading reading =
        new Reading(
            model,
            new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 1),
            KeptContexts.open(folder.resolve("contexts")),
            new Planner(
                new FixedMachine(),
                new ReadingSpeeds(
                    folder.resolve("speeds.json"), "here", InstantSource.system())))) {
      for (Document document : documents) {
        reading.add(document, PageSelection.ALL, Gate.OPEN, Progress.SILENT, new Cancellation());
      }
      int before = reading.length();
      Ask ask = new Ask("owner", Dialogue.NONE, question, recorder, stop);
      Reply.Answered answered =
          (Reply.Answered)
              new Answerer(
                      model, new Sources(), new JudgeExamples(), similarity, () -> Instant.EPOCH)
                  .answer(reading, List.of(ask))
                  .getFirst();
      assertEquals(before, reading.length());
      assertEquals(answered.answer().text(), recorder.text.toString());
      assertFalse(recorder.gone.isEmpty());
      return answered;
    }
  }

  private static Counted counted(Answer answer) {
    return answer.evidence().counted().orElseThrow();
  }

  @Test
  void whatIsFoundIsListedWithItsQuoteAndATotal() {
    Answer answer =
        ask("How many gifts did the museum receive?", 0, museum("m.txt", 12, List.of(1, 11)));
    assertEquals(
        """
        Passages found: 2

        1. The museum received the gift of a lamp number 1 from a neighbour. [1]
        2. The museum received the gift of a lamp number 11 from a neighbour. [2]

        A passage may name several, and there may be more.\
        """,
        answer.text());
    assertTrue(counted(answer).complete());
    assertEquals(2, counted(answer).total());
    assertEquals(
        List.of(2, 12),
        answer.quotes().stream().map(quote -> quote.places().getFirst().page()).toList());
    assertTrue(answer.quotes().stream().allMatch(quote -> quote.match() == Match.VERBATIM));
  }

  @Test
  void whatTheModelSaysLessOftenYesToThanToOthersIsNotCounted() {
    double[] standing = {0.1, 0.2, 3, 3, 0.3, 1.9};
    double[] odds = {-0.5, -0.52, -0.1, -0.8, -0.51, -0.3};
    assertArrayEquals(
        new boolean[] {false, false, true, false, false, true}, Survey.fits(standing, odds, 1));
  }

  @Test
  void whereTheModelSaysTheSameOfAllThePassagesThatStandOutFarAreTaken() {
    assertArrayEquals(
        new boolean[] {false, true, false}, Survey.fits(new double[] {0, 5, 2}, new double[3], 1));
  }

  @Test
  void whereNothingStandsOutTheAnswerIsThatNothingWasFound() {
    Answer answer = ask("Wie viele Fische gibt es?", 0, museum("m.txt", 12, List.of()));
    assertEquals(
        "Es wurde nichts gefunden, was passt. Das heißt nicht, dass es nichts gibt.",
        answer.text());
    assertEquals(0, counted(answer).total());
  }

  @Test
  void whereMuchIsFoundMorePassagesOfARangeAreLookedAtThanTheBestTen() {
    PassageSimilarity lessAndLess =
        (question, passages, cancellation) ->
            IntStream.range(0, passages.size())
                .mapToObj(i -> OptionalDouble.of(0.5 - 0.001 * i))
                .toList();
    String text =
        IntStream.range(0, 140)
            .mapToObj(
                i ->
                    i < 24
                        ? "The museum received the gift of a lamp number %d.".formatted(i)
                        : "On day %d the weather stayed dull and cold.".formatted(i))
            .collect(Collectors.joining(" "));
    Reply.Answered reply =
        reply(
            new Attentive(Integer.MAX_VALUE),
            lessAndLess,
            "List all gifts to the museum",
            0,
            Documents.of("m.txt", text));
    assertEquals(24, counted(reply.answer()).total());
  }

  @Test
  void withoutMemoryToAskInWhatStandsOutIsListedAllTheSame() {
    Reply.Answered reply =
        reply(
            new Attentive(1),
            PassageSimilarity.NONE,
            "How many gifts did the museum receive?",
            0,
            museum("m.txt", 12, List.of(1, 11)));
    List<Integer> pages =
        reply.answer().quotes().stream().map(q -> q.places().getFirst().page()).toList();
    assertTrue(pages.containsAll(List.of(2, 12)), pages.toString());
    assertTrue(counted(reply.answer()).complete());
  }

  @Test
  void aDeviceThatIsLostIsNotTakenForAModelThatSaysNothing() {
    Attentive model = new Attentive(1);
    model.without = Code.DEVICE_LOST;
    CarrelException lost =
        assertThrows(
            CarrelException.class,
            () ->
                reply(
                    model,
                    PassageSimilarity.NONE,
                    "How many gifts did the museum receive?",
                    0,
                    museum("m.txt", 12, List.of(1, 11))));
    assertEquals(Code.DEVICE_LOST, lost.code());
  }

  @Test
  void whatIsSaidTwiceIsCountedOnce() {
    Document document =
        Documents.of(
            "m.txt",
            museum("", 1, List.of(0)).pages().getFirst().text(),
            museum("", 1, List.of()).pages().getFirst().text()
                + " THE MUSEUM received the gift of a lamp, number 0, from a neighbour.");
    Counted counted = counted(ask("List all gifts to the museum", 0, document));
    assertEquals(1, counted.total());
    assertEquals(1, counted.doubles());
  }

  @Test
  void whatWasFoundIsKeptWhenItIsStopped() {
    Answer answer =
        ask("How many gifts did the museum receive?", 1, museum("m.txt", 12, List.of(0, 11)));
    assertEquals(1, counted(answer).total());
    assertFalse(counted(answer).complete());
    assertFalse(answer.complete());
    assertTrue(answer.text().endsWith("It was stopped before the end."), answer.text());
  }

  @Test
  void eachDocumentIsLookedAtAndThoseWithoutAreNamedAsNotFoundIn() {
    Answer answer =
        ask(
            "Which of these documents tell of a gift to the museum?",
            0,
            museum("a.txt", 2, List.of(0, 1)),
            Documents.of("b.txt", "Nothing but rain fell that year."),
            museum("c.txt", 2, List.of(1)));
    assertEquals(
        List.of("a.txt", "c.txt"), answer.quotes().stream().map(Quote::documentName).toList());
    assertEquals(2, counted(answer).total());
    assertTrue(answer.text().endsWith("Nothing found that fits in: b.txt."), answer.text());
  }

  @Test
  void aReceiptHasThePassagesThatTheModelWasShownAndNothingWritten() {
    Reply.Answered reply =
        reply("How many gifts did the museum receive?", 0, museum("m.txt", 12, List.of(3)));
    Given.Words shown =
        reply.receipt().given().stream()
            .filter(Given.Words.class::isInstance)
            .map(Given.Words.class::cast)
            .filter(words -> words.kind() == Given.Kind.PASSAGES)
            .findFirst()
            .orElseThrow();
    assertEquals(
        counted(reply.answer()).passagesShown(),
        shown.texts().stream().filter(Given.Passage.class::isInstance).count());
    assertEquals(List.of(), reply.receipt().written().tokens());
    assertEquals(1, reply.receipt().evidence().counted().orElseThrow().total());
  }
}
