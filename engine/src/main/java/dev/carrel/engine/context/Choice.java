// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that would fit where a plan does not, with its figures. */
public sealed interface Choice {
  /** A stable word for scripts. */
  String kind();

  /** What takes it on the command line. */
  String flag();

  /** What it would take and mean, in a few words for the person. */
  String figures();

  /**
   * All documents, in less room a token.
   *
   * @param peakBytes what it would take
   * @param loss against exact, where the model was measured
   */
  record SmallerProfile(KvProfile profile, long peakBytes, Optional<KvLoss> loss)
      implements Choice {
    private static final double PERCENT = 100;

    @Override
    public String kind() {
      return "profile";
    }

    @Override
    public String flag() {
      return "--profile " + profile.label();
    }

    @Override
    public String figures() {
      String changed =
          loss.map(
                  l ->
                      String.format(
                          Locale.ROOT,
                          ", changes %.1f %% of next tokens",
                          PERCENT * (1 - l.sameTop())))
              .orElse("");
      return "all documents in " + ByteSize.text(peakBytes) + changed;
    }
  }

  /**
   * Some of the documents, whole.
   *
   * @param documents those that fit together, in their order
   * @param tokens with the room kept for instructions, question and answer
   * @param peakBytes what they would take
   */
  record FewerDocuments(List<DocumentPlan> documents, int tokens, long peakBytes)
      implements Choice {
    public FewerDocuments {
      documents = List.copyOf(documents);
    }

    @Override
    public String kind() {
      return "documents";
    }

    @Override
    public String flag() {
      return "--fit documents";
    }

    @Override
    public String figures() {
      return documents.stream().map(d -> d.document().name()).collect(Collectors.joining(", "))
          + String.format(Locale.ROOT, ": %,d tokens in %s", tokens, ByteSize.text(peakBytes));
    }
  }

  /**
   * Only pages that search finds for the question.
   *
   * @param pages about how many fit
   * @param tokens that they may have together
   * @param peakBytes what they would take
   */
  record SelectedPages(int pages, int tokens, long peakBytes) implements Choice {
    @Override
    public String kind() {
      return "pages";
    }

    @Override
    public String flag() {
      return "--fit pages";
    }

    @Override
    public String figures() {
      return String.format(
          Locale.ROOT,
          "the %,d or so pages that fit the question best: %,d tokens in %s",
          pages,
          tokens,
          ByteSize.text(peakBytes));
    }
  }

  /**
   * Each document by itself, one after another.
   *
   * @param documents how many
   * @param mostTokens of the longest, with the room kept
   * @param peakBytes what that one would take
   */
  record OneAfterAnother(int documents, int mostTokens, long peakBytes) implements Choice {
    @Override
    public String kind() {
      return "one-by-one";
    }

    @Override
    public String flag() {
      return "--fit one-by-one";
    }

    @Override
    public String figures() {
      return String.format(
          Locale.ROOT,
          "%d documents one after another: at most %,d tokens in %s",
          documents,
          mostTokens,
          ByteSize.text(peakBytes));
    }
  }

  /**
   * A model that was trained for a context as long as this.
   *
   * @param name as {@code --model} takes it
   * @param trainedContext in tokens
   * @param fileBytes about how large it is
   * @param installed whether its file is here
   */
  record LongerModel(String name, int trainedContext, long fileBytes, boolean installed)
      implements Choice {
    @Override
    public String kind() {
      return "model";
    }

    @Override
    public String flag() {
      return "--model " + name;
    }

    @Override
    public String figures() {
      return String.format(
          Locale.ROOT,
          "trained for %,d tokens, %s%s",
          trainedContext,
          ByteSize.text(fileBytes),
          installed ? "" : ", to be fetched first: carrel models get " + name);
    }
  }

  /**
   * More memory, where the machine has it.
   *
   * @param budgetBytes that would do
   */
  record LargerBudget(long budgetBytes) implements Choice {
    private static final long MEGABYTE = 1_000_000;

    @Override
    public String kind() {
      return "budget";
    }

    /** Rounded up, so that what it names is enough. */
    @Override
    public String flag() {
      return "--budget " + Math.ceilDiv(budgetBytes, MEGABYTE) + "MB";
    }

    @Override
    public String figures() {
      return "all documents, " + ByteSize.text(budgetBytes) + " of memory";
    }
  }
}
