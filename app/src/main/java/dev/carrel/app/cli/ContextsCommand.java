// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.SetAside;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code carrel contexts}: what is kept of what was read; alone it lists it. */
@Command(
    name = "contexts",
    description = "Lists what was read and is kept on disk; removes it, checks it, limits it.")
final class ContextsCommand extends EngineCommand {
  static final int SHORT_ID = 12;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  ContextsCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    return list(session());
  }

  /** {@code carrel contexts list}. */
  @Command(name = "list", description = "Lists all kept contexts, the one used last first.")
  static final class ListCommand extends EngineCommand {
    ListCommand(Session session) {
      super(session);
    }

    @Override
    protected Outcome run() {
      return list(session());
    }
  }

  /** The JSON object. */
  record Contexts(
      String folder, long bytes, long limitBytes, List<Context> contexts, List<Aside> setAside) {}

  /**
   * One context.
   *
   * @param ownBytes of the files that only this context has
   * @param sharedBytes of those that it shares with others that begin alike
   * @param created as ISO 8601
   * @param lastUsed as ISO 8601
   * @param waiting whether a part before these must be read again first
   */
  record Context(
      String id,
      List<String> documents,
      int tokens,
      int parts,
      long ownBytes,
      long sharedBytes,
      @Nullable String model,
      @Nullable String profile,
      String created,
      String lastUsed,
      boolean waiting) {

    static Context of(KeptContext context) {
      return new Context(
          context.id(),
          context.labels(),
          context.tokens(),
          context.parts(),
          context.ownBytes(),
          context.sharedBytes(),
          context.model().orElse(null),
          context.profile().orElse(null),
          context.created().toString(),
          context.lastUsed().toString(),
          context.waiting());
    }
  }

  /**
   * A file that is not used any more.
   *
   * @param document null where the file does not tell
   */
  record Aside(String file, @Nullable String document, String reason, String date, long bytes) {
    static Aside of(SetAside aside) {
      return new Aside(
          aside.file(),
          aside.label().isEmpty() ? null : aside.label(),
          aside.why(),
          aside.when().toString(),
          aside.bytes());
    }

    /** As a sentence. */
    String line() {
      String what = document == null ? file : "What was kept of " + document;
      return what + " " + reason + ".";
    }
  }

  private static Outcome list(Session session) {
    try (CliEngine cli = CliEngine.open(session, new Passwords())) {
      KeptContexts kept = cli.engine().contexts();
      Contexts contexts =
          new Contexts(
              cli.engine().home().contexts().toString(),
              kept.bytes(),
              kept.limitBytes(),
              kept.list().stream().map(Context::of).toList(),
              kept.setAside().stream().map(Aside::of).toList());
      return Outcome.of(contexts, text(contexts));
    }
  }

  private static String text(Contexts all) {
    Stream<String> contexts = all.contexts.stream().map(ContextsCommand::text);
    String sum =
        "%s, %s of at most %s, in %s"
            .formatted(
                all.contexts.size() == 1 ? "1 context" : all.contexts.size() + " contexts",
                ByteSize.text(all.bytes),
                ByteSize.text(all.limitBytes),
                all.folder);
    Stream<String> aside =
        all.setAside.stream()
            .map(
                file ->
                    "Set aside: %s (%s)"
                        .formatted(ShownText.name(file.line()), ByteSize.text(file.bytes)));
    return Stream.of(contexts, Stream.of(sum), aside)
        .flatMap(lines -> lines)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String text(Context context) {
    String shared =
        context.sharedBytes == 0 ? "" : " and " + ByteSize.text(context.sharedBytes) + " shared";
    return "%s  %,d tokens  %s%s  %s  %s%s%n%s%s"
        .formatted(
            context.id.substring(0, SHORT_ID),
            context.tokens,
            ByteSize.text(context.ownBytes),
            shared,
            WHEN.format(Instant.parse(context.lastUsed)),
            context.model == null ? "" : context.model,
            context.profile == null ? "" : ", " + context.profile,
            " ".repeat(SHORT_ID + 2),
            ShownText.name(String.join(", ", context.documents))
                + (context.waiting ? "  (what stood before it is read again first)" : ""));
  }
}
