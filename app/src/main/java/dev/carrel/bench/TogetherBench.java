// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What several questions on one document take side by side, beside what one takes. Rounds alternate
 * between the two, so that what else the machine does meets both.
 */
public final class TogetherBench {
  private static final int QUESTIONS = 4;

  /**
   * What is asked about.
   *
   * @param questions at least one
   */
  public record Subject(Path file, List<String> questions) {
    public Subject {
      questions = List.copyOf(questions);
    }
  }

  private final Engine engine;
  private final List<String> questions;
  private final Cancellation cancellation;

  private TogetherBench(Engine engine, List<String> questions, Cancellation cancellation) {
    this.engine = engine;
    this.questions = questions;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param folder empty, for the document and the home
   * @param own a document and questions on it; empty for a made-up one
   * @param tokens of the made-up document, at least {@link ReopenBench#LEAST_TOKENS}
   * @param insist read with the wanted profile also where it does badly on this model
   * @throws CarrelException DOES_NOT_FIT with figures; CANCELLED; what the loader throws
   */
  public static Together run(
      Platform platform,
      Path folder,
      ModelLoader loader,
      Optional<Subject> own,
      int tokens,
      int rounds,
      ReadOptions wanted,
      boolean insist,
      Progress progress,
      Cancellation cancellation) {
    try (MeasuredEngine measured =
        MeasuredEngine.open(folder, platform, loader, wanted, insist, progress, cancellation)) {
      LanguageModel model = measured.model();
      Subject subject = own.orElseGet(() -> made(folder, tokens, model));
      measured.read(subject.file);
      return new TogetherBench(measured.engine(), subject.questions, cancellation)
          .measure(model.info().name(), measured.profile(), rounds, progress);
    }
  }

  private static Subject made(Path folder, int tokens, LanguageModel model) {
    NeedleDocument made = NeedleDocument.make(tokens, 1, text -> model.tokenize(text, false));
    return new Subject(
        made.write(folder),
        made.needles().stream().limit(QUESTIONS).map(n -> n.fact().question()).toList());
  }

  private Together measure(String model, String profile, int rounds, Progress progress) {
    double[] alone = new double[questions.size()];
    double together = 0;
    List<Answer> answers = new ArrayList<>();
    List<Answer> sideBySide = List.of();
    for (int round = 0; round < rounds; round++) {
      progress.at(Progress.Stage.TIME_STEPS, round, rounds);
      answers.clear();
      for (int i = 0; i < questions.size(); i++) {
        long start = System.nanoTime();
        answers.add(engine.ask(questions.get(i), AnswerListener.SILENT, cancellation).answer());
        cancellation.throwIfRequested();
        alone[i] += secondsSince(start) / rounds;
      }
      long start = System.nanoTime();
      sideBySide = askAll();
      together += secondsSince(start) / rounds;
    }
    progress.at(Progress.Stage.TIME_STEPS, rounds, rounds);
    int context = engine.gauge().now().contextTokens();
    int same = 0;
    for (int i = 0; i < answers.size(); i++) {
      same += answers.get(i).text().equals(sideBySide.get(i).text()) ? 1 : 0;
    }
    return new Together(
        model,
        profile,
        context,
        Arrays.stream(alone).boxed().toList(),
        together,
        answers.stream().map(a -> a.contextTokens() - context).toList(),
        answers.stream().map(Answer::generatedTokens).toList(),
        same);
  }

  /** Each in a new conversation, since a question is answered in the light of what was said. */
  private List<Answer> askAll() {
    List<Question> asked =
        questions.stream()
            .map(
                q ->
                    new Question(
                        engine.conversations().begin(q).id(),
                        q,
                        AnswerListener.SILENT,
                        cancellation))
            .toList();
    List<Answer> answers = new ArrayList<>();
    for (Reply reply : engine.conversations().ask(asked)) {
      answers.add(
          switch (reply) {
            case Reply.Answered answered -> answered.answer();
            case Reply.Refused refused -> throw refused.error();
          });
    }
    cancellation.throwIfRequested();
    asked.forEach(q -> engine.conversations().remove(q.conversation()));
    return answers;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
