package dev.carrel.app.cli;

import dev.carrel.engine.context.DocumentPlan;
import dev.carrel.engine.context.ProfilePlan;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code carrel plan FILE...}: what reading the files whole would take. */
@Command(
    name = "plan",
    description = "Says what reading files whole would take: tokens, memory, time, and if it fits.")
final class PlanCommand extends EngineCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PDF, Markdown or text files.")
  private List<Path> files = List.of();

  @Mixin private Passwords passwords = new Passwords();

  PlanCommand(Session session) {
    super(session);
  }

  record DocumentJson(String file, int pages, int tokens, List<UnreadablePage> unreadable) {}

  record ProfileJson(
      String name,
      double bitsPerValue,
      long kvBytes,
      long kvF16Bytes,
      long peakBytes,
      @Nullable Double secondsToRead,
      boolean fits,
      @Nullable Double meanKld,
      @Nullable Double sameTop) {}

  record Result(
      String model,
      List<DocumentJson> documents,
      int tokens,
      int trainedContext,
      long budgetBytes,
      long weightsBytes,
      List<ProfileJson> profiles) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> documents = cli.add(files);
      ReadingPlan plan =
          cli.engine()
              .plan(
                  documents.stream().map(Document::id).toList(),
                  cli.readOptions(),
                  session().progress(),
                  session().cancellation());
      Result result = result(plan);
      return Outcome.of(result, text(result));
    }
  }

  private static Result result(ReadingPlan plan) {
    return new Result(
        plan.model(),
        plan.documents().stream().map(PlanCommand::json).toList(),
        plan.tokens(),
        plan.trainedContext(),
        plan.budgetBytes(),
        plan.weightsBytes(),
        plan.profiles().stream().map(PlanCommand::json).toList());
  }

  private static DocumentJson json(DocumentPlan plan) {
    Document document = plan.document();
    return new DocumentJson(
        document.file().toString(), document.pages().size(), plan.tokens(), document.unreadable());
  }

  private static ProfileJson json(ProfilePlan plan) {
    return new ProfileJson(
        plan.profile().label(),
        plan.bitsPerValue(),
        plan.kvBytes(),
        plan.kvF16Bytes(),
        plan.peakBytes(),
        Double.isNaN(plan.secondsToRead()) ? null : plan.secondsToRead(),
        plan.fits(),
        plan.loss().map(KvLoss::meanKld).orElse(null),
        plan.loss().map(KvLoss::sameTop).orElse(null));
  }

  private static String text(Result result) {
    StringBuilder text = new StringBuilder();
    for (DocumentJson document : result.documents) {
      line(
          text,
          "%s: %,d pages, %,d tokens",
          Path.of(document.file).getFileName(),
          document.pages,
          document.tokens);
      for (UnreadablePage page : document.unreadable) {
        line(text, "  page %d cannot be read: %s", page.page(), page.reason());
      }
    }
    line(
        text,
        "%n%,d tokens with room for question and answer; %s was trained for %,d",
        result.tokens,
        result.model,
        result.trainedContext);
    line(
        text,
        "budget %s, model %s%n",
        gigabytes(result.budgetBytes),
        gigabytes(result.weightsBytes));
    line(
        text,
        "%-10s %5s %10s %10s %10s %10s  %s",
        "profile",
        "bits",
        "context",
        "in 16 bits",
        "peak",
        "to read",
        "next tokens changed");
    for (ProfileJson profile : result.profiles) {
      line(
          text,
          "%-10s %5.2f %10s %10s %10s %10s  %-19s  %s",
          profile.name,
          profile.bitsPerValue,
          gigabytes(profile.kvBytes),
          gigabytes(profile.kvF16Bytes),
          gigabytes(profile.peakBytes),
          profile.secondsToRead == null ? "unknown" : "%.0f s".formatted(profile.secondsToRead),
          changed(profile),
          profile.fits ? "fits" : "does not fit");
    }
    return text.toString().stripTrailing();
  }

  private static String changed(ProfileJson profile) {
    if (profile.name.equals(KvProfile.EXACT.label())) {
      return "none";
    }
    return profile.sameTop == null
        ? "not measured yet"
        : String.format(Locale.ROOT, "%.1f %%", 100 * (1 - profile.sameTop));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }
}
