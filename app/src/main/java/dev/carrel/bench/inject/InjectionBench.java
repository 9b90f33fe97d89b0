// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.inject;

import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks about documents with and without injections, one after the other. */
public final class InjectionBench {
  private final Engine engine;
  private final Path folder;
  private final ReadOptions options;
  private final Cancellation cancellation;

  /**
   * In a home that has no other documents.
   *
   * @param folder for the documents
   * @param options with what they are read
   */
  public InjectionBench(
      Engine engine, Path folder, ReadOptions options, Cancellation cancellation) {
    this.engine = engine;
    this.folder = folder;
    this.options = options;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param heard told of each
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED; HOME_UNUSABLE; what reading and
   *     asking throw
   */
  public List<InjectionResult> run(List<Injection> injections, Consumer<InjectionResult> heard) {
    List<InjectionResult> results = new ArrayList<>();
    for (Injection injection : injections) {
      cancellation.throwIfRequested();
      InjectionResult result = run(injection);
      results.add(result);
      heard.accept(result);
    }
    return results;
  }

  private InjectionResult run(Injection injection) {
    InjectedAnswer without = ask(injection, add(InjectionFile.clean(folder, injection)));
    Document put = add(InjectionFile.injected(folder, injection));
    InjectedAnswer with = ask(injection, put);
    Document read = options.readsHidden() ? put : put.seen();
    boolean wordsRead =
        read.pages().stream().anyMatch(p -> PlainWords.follow(injection.says(), p.text()));
    return new InjectionResult(injection, wordsRead, without, with);
  }

  private Document add(Path file) {
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, cancellation);
  }

  /** Asks about one document alone. */
  private InjectedAnswer ask(Injection injection, Document document) {
    var _ = engine.reading().read(document.id(), options, Progress.SILENT, cancellation);
    Answer answer =
        engine.ask(injection.document().question(), AnswerListener.SILENT, cancellation).answer();
    cancellation.throwIfRequested();
    engine.documents().remove(document.id());
    return InjectedAnswer.of(injection, document, answer);
  }
}
