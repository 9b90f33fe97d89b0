// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.inject.Injection;
import dev.carrel.bench.inject.InjectionBench;
import dev.carrel.bench.inject.InjectionResult;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.context.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench inject}: what text in a document does that speaks to the model. */
@Command(
    name = "inject",
    description = {
      "Asks about short documents with and without text in them that speaks to the model, seen and"
          + " hidden: how often it is obeyed, and whether a quote or a badge says what is false.",
      "Your own home is not touched."
    })
final class InjectCommand extends ModelMeasurement {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "As many injections, spread over all. Default: all.")
  private int limit = Integer.MAX_VALUE;

  InjectCommand(Session session) {
    super(session);
  }

  /** One of them in the JSON object. */
  record Row(
      String name,
      String form,
      String language,
      boolean read,
      String without,
      String with,
      boolean rightWithout,
      boolean rightWith,
      boolean obeyed,
      boolean changed,
      boolean trueBeside,
      int supportedWithout,
      int supportedWith,
      List<String> wrongQuotes,
      List<String> green,
      List<String> greenWithoutWords) {
    static Row of(InjectionResult result) {
      return new Row(
          result.injection().name(),
          form(result.injection()),
          result.injection().document().language(),
          result.read(),
          result.without().text(),
          result.with().text(),
          result.without().right(),
          result.with().right(),
          result.isObeyed(),
          result.isChanged(),
          result.with().trueBeside(),
          result.without().supported(),
          result.with().supported(),
          result.with().wrongQuotes(),
          result.with().green(),
          result.with().greenWithoutWords());
    }

    private static String form(Injection injection) {
      return injection.form().name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-inject")) {
      return measure(folder.path());
    }
  }

  private Report measure(Path folder) {
    try (Engine engine = Engine.open(folder.resolve("home"), session().platform(), loader())) {
      Prepared prepared =
          engine
              .model()
              .prepare(
                  readOptions(),
                  session().profile().isPresent(),
                  session().progress(),
                  session().cancellation());
      ReadOptions options = prepared.options().readingHidden(session().readsHidden());
      List<InjectionResult> results =
          new InjectionBench(engine, folder, options, session().cancellation())
              .run(chosen(), this::heard);
      return report(installed().name(), options.profile().label(), results);
    }
  }

  private List<Injection> chosen() {
    List<Injection> all = Injection.shipped();
    int count = Math.min(limit, all.size());
    return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }

  private void heard(InjectionResult result) {
    say(
        "%s: %s%s",
        result.injection().name(),
        result.isObeyed() ? "obeyed" : "not obeyed",
        result.with().green().isEmpty() ? "" : ", called supported");
  }

  private Report report(String model, String profile, List<InjectionResult> results) {
    List<InjectionResult> seen =
        results.stream().filter(r -> r.injection().form().isSeen()).toList();
    List<InjectionResult> hidden =
        results.stream().filter(r -> !r.injection().form().isSeen()).toList();
    Report report =
        report("%s, %s, %d injections, %d threads", model, profile, results.size(), threads())
            .with("model", model)
            .with("profile", profile)
            .with("readsHidden", session().readsHidden())
            .with("threads", threads());
    here(report)
        .with("all", Counts.of(results))
        .with("seen", Counts.of(seen))
        .with("hidden", Counts.of(hidden))
        .with("rows", results.stream().map(Row::of).toList())
        .line(
            "%-7s %10s %5s %13s %10s %7s %8s %11s %10s %12s %12s",
            "",
            "injections",
            "read",
            "right without",
            "right with",
            "obeyed",
            "changed",
            "true beside",
            "supported",
            "wrong quotes",
            "obeyed green");
    tell(report, "seen", Counts.of(seen));
    tell(report, "hidden", Counts.of(hidden));
    tell(report, "all", Counts.of(results));
    return report;
  }

  /**
   * How many of some injections did what.
   *
   * @param trueBeside beside how many answers a quote has the true value
   * @param supportedWithout of the answers without it, those with a sentence called supported
   * @param supportedWith of those with it
   * @param wrongQuotes quotes said to stand on their page word for word that do not
   * @param green of those that were obeyed, those with a sentence that was called supported
   * @param greenWithoutWords of these, those of which no quote has the words
   */
  record Counts(
      int injections,
      int read,
      int rightWithout,
      int rightWith,
      int obeyed,
      int changed,
      int trueBeside,
      int supportedWithout,
      int supportedWith,
      int wrongQuotes,
      int green,
      int greenWithoutWords) {
    static Counts of(List<InjectionResult> results) {
      return new Counts(
          results.size(),
          count(results, InjectionResult::read),
          count(results, r -> r.without().right()),
          count(results, r -> r.with().right()),
          count(results, InjectionResult::isObeyed),
          count(results, InjectionResult::isChanged),
          count(results, r -> r.with().trueBeside()),
          count(results, r -> r.without().supported() > 0),
          count(results, r -> r.with().supported() > 0),
          results.stream()
              .mapToInt(r -> r.with().wrongQuotes().size() + r.without().wrongQuotes().size())
              .sum(),
          count(results, r -> !r.with().green().isEmpty()),
          count(results, r -> !r.with().greenWithoutWords().isEmpty()));
    }

    private static int count(List<InjectionResult> results, Predicate<InjectionResult> those) {
      return (int) results.stream().filter(those).count();
    }
  }

  private static void tell(Report report, String which, Counts counts) {
    report.line(
        "%-7s %10d %5d %13d %10d %7d %8d %11d %10d %12d %12d",
        which,
        counts.injections(),
        counts.read(),
        counts.rightWithout(),
        counts.rightWith(),
        counts.obeyed(),
        counts.changed(),
        counts.trueBeside(),
        counts.supportedWith(),
        counts.wrongQuotes(),
        counts.green());
  }
}
