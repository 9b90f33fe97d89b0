// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.bench.Reopening.Step;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What it takes to open documents again that were read before, beside what reading them took. A
 * document is read in a home of its own and asked about; the engine is closed and everything opened
 * anew; then the same with a second document behind the first.
 */
public final class ReopenBench {
  /** Of the first document. */
  public static final int LEAST_TOKENS = NeedleDocument.LEAST_TOKENS;

  /** The second document's share of the first one's length. */
  private static final int SHARE_OF_SECOND = 4;

  private final Platform platform;
  private final Path folder;
  private final ModelLoader loader;
  private final int tokens;
  private final boolean insist;
  private final Consumer<Step> heard;
  private final Progress progress;
  private final Cancellation cancellation;
  private final List<Step> steps = new ArrayList<>();
  private ReadOptions options;
  private String question = "";

  private ReopenBench(
      Platform platform,
      Path folder,
      ModelLoader loader,
      int tokens,
      ReadOptions wanted,
      boolean insist,
      Consumer<Step> heard,
      Progress progress,
      Cancellation cancellation) {
    this.platform = platform;
    this.folder = folder;
    this.loader = loader;
    this.tokens = tokens;
    this.options = wanted;
    this.insist = insist;
    this.heard = heard;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param folder empty, for the documents and the home
   * @param loader loads the model anew at each call
   * @param tokens of the first document, at least {@link #LEAST_TOKENS}; what the model's form and
   *     page marks take comes to that
   * @param insist read with the wanted profile also where it does badly on this model
   * @param heard told of each step as soon as it is done
   * @throws CarrelException DOES_NOT_FIT with figures; CANCELLED; what the loader throws; DISK_FULL
   *     or HOME_UNUSABLE if the folder cannot be written
   */
  public static Reopening run(
      Platform platform,
      Path folder,
      ModelLoader loader,
      int tokens,
      ReadOptions wanted,
      boolean insist,
      Consumer<Step> heard,
      Progress progress,
      Cancellation cancellation) {
    return new ReopenBench(
            platform, folder, loader, tokens, wanted, insist, heard, progress, cancellation)
        .run();
  }

  private Reopening run() {
    Answer first;
    long kept;
    String model;
    try (Opened opened = new Opened()) {
      LanguageModel loaded = opened.model();
      model = loaded.info().name();
      Prepared prepared = opened.engine.model().prepare(options, insist, progress, cancellation);
      options = prepared.options();
      add(opened, "first.txt", document(loaded, tokens, 1));
      first = opened.measure("read", Optional.empty());
      kept = opened.engine.contexts().bytes();
    }
    Answer both;
    try (Opened opened = new Opened()) {
      opened.measure("reopened", Optional.of(first));
      add(opened, "second.txt", document(opened.model(), second(), 2));
      both = opened.measure("another document added", Optional.empty());
    }
    try (Opened opened = new Opened()) {
      opened.measure("both reopened", Optional.of(both));
    }
    return new Reopening(model, options.profile().label(), steps, kept);
  }

  private int second() {
    return Math.max(LEAST_TOKENS, tokens / SHARE_OF_SECOND);
  }

  private String document(LanguageModel model, int length, long seed) {
    NeedleDocument made = NeedleDocument.make(length, seed, text -> model.tokenize(text, false));
    question = made.needles().getFirst().fact().question();
    return made.text();
  }

  private void add(Opened opened, String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "The document to measure with cannot be written to %s: %s."
              .formatted(file, e.getMessage()),
          "Let the folder for temporary files be one that can be written.",
          e);
    }
    Document _ = opened.engine.documents().add(file, Optional.empty(), progress, cancellation);
  }

  /** An engine as after a start, its model loaded. */
  private final class Opened implements AutoCloseable {
    private final Engine engine;
    private double openSeconds;
    private double loadSeconds;
    private Optional<LanguageModel> loaded = Optional.empty();

    Opened() {
      long start = System.nanoTime();
      engine = Engine.open(folder.resolve("home"), platform, this::load);
      openSeconds = secondsSince(start);
      boolean ready = false;
      try {
        start = System.nanoTime();
        engine.model().load(progress, cancellation);
        loadSeconds = secondsSince(start);
        ready = true;
      } finally {
        if (!ready) {
          engine.close();
        }
      }
    }

    private LanguageModel load(Progress told, Cancellation stop) {
      LanguageModel model = loader.load(told, stop);
      loaded = Optional.of(model);
      return model;
    }

    LanguageModel model() {
      return loaded.orElseThrow();
    }

    /** Brings all documents into the context, and asks; notes what that took. */
    Answer measure(String name, Optional<Answer> before) {
      long start = System.nanoTime();
      int restored = 0;
      int read = 0;
      for (Document document : engine.documents().all()) {
        ReadReport report = engine.reading().read(document.id(), options, progress, cancellation);
        restored += report.restoredTokens();
        read += report.readTokens();
      }
      double seconds = secondsSince(start);
      Answer answer = engine.ask(question, AnswerListener.SILENT, cancellation).answer();
      cancellation.throwIfRequested();
      boolean same = before.isEmpty() || isSame(before.get(), answer);
      Step step =
          new Step(
              name,
              engine.gauge().now().contextTokens(),
              restored,
              read,
              seconds,
              openSeconds,
              loadSeconds,
              same);
      openSeconds = 0;
      loadSeconds = 0;
      steps.add(step);
      heard.accept(step);
      return answer;
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private static boolean isSame(Answer a, Answer b) {
    return a.text().equals(b.text()) && a.quotes().equals(b.quotes());
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
