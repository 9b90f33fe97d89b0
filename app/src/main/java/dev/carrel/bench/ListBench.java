// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * How many of twenty facts of one kind, hidden in a long document, a question finds that asks for
 * all, beside what an answer to the same question has that is written at once.
 */
public final class ListBench {
  private ListBench() {}

  /**
   * Measures.
   *
   * @param folder for the document and the home; what was read in an earlier run is taken from it
   * @param tokens of the document, about
   * @param insist read with the wanted profile also where it does badly on this model
   * @throws CarrelException DOES_NOT_FIT with figures; CANCELLED; what the loader throws
   */
  public static Listed run(
      Platform platform,
      Path folder,
      ModelLoader loader,
      int tokens,
      long seed,
      ReadOptions wanted,
      boolean insist,
      Progress progress,
      Cancellation cancellation) {
    try (MeasuredEngine measured =
        MeasuredEngine.open(folder, platform, loader, wanted, insist, progress, cancellation)) {
      LanguageModel model = measured.model();
      NeedleList list = NeedleList.gifts(seed);
      NeedleDocument made =
          NeedleDocument.make(list.facts(), tokens, seed, text -> model.tokenize(text, false));
      measured.read(made.write(folder));
      Engine engine = measured.engine();
      Answer answer = engine.ask(list.list(), AnswerListener.SILENT, cancellation).answer();
      cancellation.throwIfRequested();
      Answer once = engine.ask(list.once(), AnswerListener.SILENT, cancellation).answer();
      cancellation.throwIfRequested();
      return listed(
          model.info().name(), measured.profile(), made.tokens().length, list, answer, once);
    }
  }

  private static Listed listed(
      String model, String profile, int tokens, NeedleList list, Answer answer, Answer once) {
    Counted counted =
        answer
            .evidence()
            .counted()
            .orElseThrow(() -> new IllegalStateException("'" + list.list() + "' was not counted"));
    List<String> items = counted.items().stream().map(Counted.Item::text).toList();
    List<NeedleFact> missed =
        list.facts().stream().filter(fact -> items.stream().noneMatch(fact::isFoundIn)).toList();
    return new Listed(
        model,
        profile,
        tokens,
        list.facts().size(),
        list.facts().size() - missed.size(),
        counted.total(),
        counted.passagesShown(),
        answer.time().toMillis() / 1e3,
        (int) list.facts().stream().filter(fact -> fact.isFoundIn(once.text())).count(),
        once.time().toMillis() / 1e3,
        missed.stream().map(NeedleFact::sentence).toList(),
        items.stream()
            .filter(item -> list.facts().stream().noneMatch(fact -> fact.isFoundIn(item)))
            .toList());
  }
}
