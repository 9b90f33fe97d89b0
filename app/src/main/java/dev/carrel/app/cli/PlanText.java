// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.PlanJson.ChoiceJson;
import dev.carrel.app.cli.PlanJson.DocumentJson;
import dev.carrel.app.cli.PlanJson.MemoryJson;
import dev.carrel.app.cli.PlanJson.ProfileJson;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A plan in words. */
final class PlanText {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final TextTable table = new TextTable();

  private PlanText() {}

  static String of(PlanJson plan) {
    PlanText text = new PlanText();
    plan.documents().forEach(text::document);
    text.table.line(
        "%n%,d tokens with room for question and answer; %s was trained for %,d",
        plan.tokens(), plan.model(), plan.trainedContext());
    text.table.line(
        "budget %s, model %s, others hold %s%n",
        gigabytes(plan.budgetBytes()),
        gigabytes(plan.weightsBytes()),
        gigabytes(plan.othersBytes()));
    text.profiles(plan);
    text.memories(plan);
    text.choices(plan);
    return text.table.toString();
  }

  private void document(DocumentJson document) {
    table.line(
        "%s: %,d pages, %,d tokens",
        ShownText.name(String.valueOf(Path.of(document.file()).getFileName())),
        document.pages(),
        document.tokens());
    for (UnreadablePage page : document.unreadable()) {
      table.line("  page %d cannot be read: %s", page.page(), page.reason());
    }
    if (document.unreadable().stream().anyMatch(UnreadablePage::canBeRecognized)) {
      table.line("  %s", UnreadablePage.HOW_TO_RECOGNIZE);
    }
    document.hidden().forEach(page -> table.line("  %s", page.words()));
    document.notices().forEach(notice -> table.line("  %s", ShownText.line(notice.text())));
  }

  private void profiles(PlanJson plan) {
    table.line(
        "%-10s %5s %9s %10s %9s %9s %9s  %-20s",
        "profile",
        "bits",
        "context",
        "in 16 bits",
        "peak",
        "on disk",
        "to read",
        "next tokens changed");
    for (ProfileJson profile : plan.profiles()) {
      table.line(
          "%-10s %5.2f %9s %10s %9s %9s %9s  %-20s %s",
          profile.name(),
          profile.bitsPerValue(),
          gigabytes(profile.kvBytes()),
          gigabytes(profile.kvF16Bytes()),
          gigabytes(profile.peakBytes()),
          gigabytes(profile.diskBytes()),
          time(profile),
          changed(profile),
          profile.fits() ? "fits" : "does not fit");
    }
  }

  /** Where there is more than one memory, what the wanted profile would take of each. */
  private void memories(PlanJson plan) {
    List<MemoryJson> memories =
        plan.profiles().stream()
            .filter(profile -> profile.name().equals(plan.profile()))
            .flatMap(profile -> profile.memories().stream())
            .toList();
    if (memories.size() < 2 && memories.stream().allMatch(memory -> memory.sharedBytes() == 0)) {
      return;
    }
    table.line(
        "%n%-16s %9s %9s %9s %9s %9s %9s",
        "memory (" + plan.profile() + ")",
        "weights",
        "context",
        "working",
        "other",
        "in all",
        "budget");
    for (MemoryJson memory : memories) {
      table.line(
          "%-16s %9s %9s %9s %9s %9s %9s  %s%s%s",
          memory.memory(),
          gigabytes(memory.weightsBytes()),
          gigabytes(memory.kvBytes()),
          gigabytes(memory.computeBytes()),
          gigabytes(memory.otherBytes()),
          gigabytes(memory.bytes()),
          gigabytes(memory.budgetBytes()),
          memory.bytes() <= memory.budgetBytes() ? "fits" : "does not fit",
          memory.sharedBytes() == 0
              ? ""
              : ", "
                  + gigabytes(memory.sharedBytes())
                  + " of it with a device that has no memory of its own",
          memory.rowsBytes() == 0
              ? ""
              : ", "
                  + ByteSize.text(memory.rowsBytes())
                  + " of its working space for decoded rows");
    }
  }

  private void choices(PlanJson plan) {
    if (!plan.choices().isEmpty()) {
      table.line("%nWith profile %s it does not fit. What would:", plan.profile());
    }
    for (ChoiceJson choice : plan.choices()) {
      table.line("  %-20s %s", choice.flag(), choice.figures());
    }
  }

  private static String time(ProfileJson profile) {
    if (profile.secondsToRead() == null) {
      return "unknown";
    }
    double seconds = profile.secondsToRead();
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }

  private static String changed(ProfileJson profile) {
    if (profile.name().equals(KvProfile.EXACT.label())) {
      return "none";
    }
    return profile.sameTop() == null
        ? "not measured yet"
        : String.format(Locale.ROOT, "%.1f %%", 100 * (1 - profile.sameTop()));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }
}
