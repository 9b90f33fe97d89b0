// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.AskedQuestion.Answered;
import dev.carrel.bench.evidence.AskedQuestion.SeenQuote;
import dev.carrel.bench.evidence.AskedQuestion.SeenSentence;
import dev.carrel.bench.evidence.ClauseQuestions.Question;
import dev.carrel.bench.evidence.EvidenceBench.Part;
import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.Engine;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJson;
import dev.carrel.engine.evidence.RankedPassages;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** The questions to one contract that the engine has read. */
final class ContractRun {
  /** Passages further back do not count. */
  private static final int MOST_RANKS = 1000;

  private final Engine engine;
  private final MarkedContract contract;
  private final EvidenceBench.Options options;
  private final Cancellation cancellation;
  private final MarkedPlaces places;
  private final Map<String, List<Place>> marked = new HashMap<>();

  ContractRun(
      Engine engine,
      Document document,
      MarkedContract contract,
      EvidenceBench.Options options,
      Cancellation cancellation) {
    this.engine = engine;
    this.contract = contract;
    this.options = options;
    this.cancellation = cancellation;
    this.places = new MarkedPlaces(document.seen());
    contract
        .clauses()
        .forEach(
            (category, clause) -> {
              if (options.questions().categories().containsKey(category)) {
                marked.put(category, places.of(clause));
              }
            });
  }

  /** Parts of spans that are not in the text. */
  int lost() {
    return marked.keySet().stream().mapToInt(category -> places.lost(clause(category))).sum();
  }

  private Clause clause(String category) {
    return contract.clauses().getOrDefault(category, new Clause(List.of(), ""));
  }

  List<AskedQuestion> ask() {
    List<Question> all = options.questions().all();
    Set<Question> judged = judged(all);
    List<AskedQuestion> asked = new ArrayList<>();
    for (Question question : all) {
      cancellation.throwIfRequested();
      boolean present = isPresent(question);
      boolean found = !marked(question).isEmpty();
      boolean rank =
          options.parts().contains(Part.ABSENCE)
              || (found && options.parts().contains(Part.PASSAGES));
      boolean answer =
          judged.contains(question) || (found && options.parts().contains(Part.QUOTES));
      if (rank || answer) {
        asked.add(ask(question, present, found, rank, answer, judged.contains(question)));
      }
    }
    return asked;
  }

  /** As many that have an answer as that have none, chosen by a fixed seed. */
  private Set<Question> judged(List<Question> all) {
    if (!options.parts().contains(Part.SUPPORT)) {
      return Set.of();
    }
    List<Question> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, new Random(contract.file().hashCode()));
    List<Question> present = mixed.stream().filter(q -> !marked(q).isEmpty()).toList();
    List<Question> absent = mixed.stream().filter(q -> !isPresent(q)).toList();
    int each = Math.min(options.judged(), Math.min(present.size(), absent.size()));
    Set<Question> judged = new HashSet<>(present.subList(0, each));
    judged.addAll(absent.subList(0, each));
    return judged;
  }

  private boolean isPresent(Question question) {
    return contract.clauses().containsKey(question.category());
  }

  private List<Place> marked(Question question) {
    return marked.getOrDefault(question.category(), List.of());
  }

  private AskedQuestion ask(
      Question question,
      boolean present,
      boolean found,
      boolean rank,
      boolean answer,
      boolean judged) {
    long start = System.nanoTime();
    List<RankedPassages> rankings =
        rank ? engine.rankings(question.text(), cancellation) : List.of();
    double seconds = rank ? EvidenceBench.secondsSince(start) : 0;
    OptionalDouble fit =
        options.parts().contains(Part.ABSENCE)
            ? engine.fit(question.text(), cancellation)
            : OptionalDouble.empty();
    Map<String, Integer> ranks = new LinkedHashMap<>();
    if (found) {
      rankings.forEach(r -> ranks.put(r.way(), rank(r, marked(question))));
    }
    return new AskedQuestion(
        question.category(),
        question.wording().label(),
        question.text(),
        present,
        found,
        clause(question.category()).answer(),
        ranks,
        rankings.isEmpty() ? null : rankings.getFirst().strength(),
        fit.isPresent() ? fit.getAsDouble() : null,
        seconds,
        answer ? answer(question, present, judged) : null);
  }

  private static int rank(RankedPassages ranking, List<Place> marked) {
    List<List<TextSpan>> best = ranking.best();
    for (int i = 0; i < Math.min(MOST_RANKS, best.size()); i++) {
      Place place = new Place(best.get(i));
      if (marked.stream().anyMatch(place::finds)) {
        return i + 1;
      }
    }
    return 0;
  }

  private Answered answer(Question question, boolean present, boolean judged) {
    long start = System.nanoTime();
    Weights weights = new Weights();
    Answer answer = engine.ask(question.text(), weights, cancellation).answer();
    double seconds = EvidenceBench.secondsSince(start);
    List<Place> places = marked(question);
    List<SeenQuote> quotes =
        answer.quotes().stream()
            .map(
                q ->
                    new SeenQuote(
                        q.text(),
                        q.places().isEmpty() ? 0 : q.places().getFirst().page(),
                        AnswerJudge.isMarked(q, places)))
            .toList();
    List<SeenSentence> sentences =
        answer.evidence().sentences().stream()
            .map(
                s ->
                    new SeenSentence(
                        AnswerJudge.words(answer, s),
                        s.support().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        s.support() instanceof Support.Unsure(List<Doubt> doubts)
                            ? doubts.stream().map(EvidenceJson::label).toList()
                            : List.of(),
                        s.quotes(),
                        weights.of(s.start())))
            .toList();
    int rank = 0;
    for (int i = quotes.size() - 1; i >= 0; i--) {
      rank = quotes.get(i).marked() ? i + 1 : rank;
    }
    return new Answered(
        answer.text(),
        quotes,
        sentences,
        rank,
        judged,
        AnswerJudge.isSupported(answer),
        AnswerJudge.isRight(
            question.category(), present, clause(question.category()).answer(), places, answer),
        answer.evidence().absence().map(a -> a.told()).orElse(false),
        seconds);
  }
}
