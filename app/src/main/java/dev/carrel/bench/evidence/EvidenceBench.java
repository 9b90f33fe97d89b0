// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the engine about contracts in which lawyers marked clauses, as a person would, and compares.
 * Each contract has a home of its own.
 */
public final class EvidenceBench {
  /** What is measured. */
  public enum Part {
    /** What is ranked before anything is written. */
    PASSAGES,
    /** The quotes behind answers. */
    QUOTES,
    /** What is said of answers. */
    SUPPORT,
    /** Whether there is such a clause at all. */
    ABSENCE;

    /** As it is given. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is asked.
   *
   * @param contracts how many at the most, spread over all lengths
   * @param mostPages longer ones are left out
   * @param judged answers of each contract that are judged where there is such a clause, and as
   *     many where there is none
   */
  public record Options(
      ClauseQuestions questions, Set<Part> parts, int contracts, int mostPages, int judged) {
    public Options {
      parts = Set.copyOf(parts);
    }
  }

  private final Platform platform;
  private final Path folder;
  private final ModelLoader loader;
  private final ReadOptions wanted;
  private final boolean insist;
  private final Options options;
  private final Consumer<String> heard;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * Makes ready.
   *
   * @param folder for the homes; what was read in an earlier run is taken from there
   * @param loader loads the model anew at each call
   * @param insist read with the wanted profile also where it does badly on this model
   * @param heard told of each contract
   */
  public EvidenceBench(
      Platform platform,
      Path folder,
      ModelLoader loader,
      ReadOptions wanted,
      boolean insist,
      Options options,
      Consumer<String> heard,
      Progress progress,
      Cancellation cancellation) {
    this.platform = platform;
    this.folder = folder;
    this.loader = loader;
    this.wanted = wanted;
    this.insist = insist;
    this.options = options;
    this.heard = heard;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Measures, contract by contract. One that does not fit into the model's context is left out and
   * told of.
   *
   * @param contracts the folder that the files lie in
   * @param run names this run in the results
   * @param details results of this run that are there already are taken; each new one is added
   * @return those that were measured, also where it was stopped after some
   * @throws CarrelException FILE_MISSING if none of the contracts is there; CANCELLED if it was
   *     stopped before the first was done
   */
  public List<ContractResult> run(
      Path contracts, List<MarkedContract> marked, String run, Optional<DetailsFile> details) {
    List<ContractResult> results = new ArrayList<>();
    List<MarkedContract> chosen = choose(contracts, marked);
    for (MarkedContract contract : chosen) {
      Optional<ContractResult> before = details.flatMap(d -> d.of(run, contract.file()));
      if (before.isPresent()) {
        results.add(before.get());
        continue;
      }
      try {
        ContractResult result = measure(contracts.resolve(contract.file()), contract, run);
        results.add(result);
        details.ifPresent(d -> d.add(result));
        heard.accept(
            "%d of %d: %s, %,d tokens, %d questions"
                .formatted(
                    results.size(),
                    chosen.size(),
                    contract.file(),
                    result.tokens(),
                    result.questions().size()));
      } catch (CarrelException e) {
        if (e.code() == Code.CANCELLED && !results.isEmpty()) {
          heard.accept("Stopped after %d contracts.".formatted(results.size()));
          return results;
        }
        if (e.code() != Code.DOES_NOT_FIT) {
          throw e;
        }
        heard.accept("%s is left out: %s".formatted(contract.file(), e.getMessage()));
      }
    }
    return results;
  }

  /** Those that are there and not too long, by their length; of these some, spread evenly. */
  private List<MarkedContract> choose(Path contracts, List<MarkedContract> marked) {
    record Sized(MarkedContract contract, int pages) {}
    List<Sized> there;
    try (Engine engine = Engine.open(folder.resolve("home"), platform, loader)) {
      there =
          marked.stream()
              .filter(c -> Files.isRegularFile(contracts.resolve(c.file())))
              .map(c -> new Sized(c, pages(engine, contracts.resolve(c.file()))))
              .filter(c -> c.pages <= options.mostPages())
              .sorted(Comparator.comparingInt(Sized::pages).thenComparing(c -> c.contract.file()))
              .toList();
    }
    if (there.isEmpty()) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "None of the contracts lies in %s.".formatted(contracts),
          "Give the folder of the files that the answers name.");
    }
    int count = Math.min(options.contracts(), there.size());
    List<MarkedContract> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(there.get((int) ((2L * i + 1) * there.size() / (2L * count))).contract);
    }
    return chosen;
  }

  private int pages(Engine engine, Path file) {
    return engine.documents().estimate(List.of(file), wanted, sum -> {}, cancellation).pages();
  }

  private ContractResult measure(Path file, MarkedContract contract, String run) {
    Path home = folder.resolve("home-" + Integer.toHexString(contract.file().hashCode()));
    try (Engine engine = Engine.open(home, platform, loader, BgeEmbedder.LOADER)) {
      Document document = engine.documents().add(file, Optional.empty(), progress, cancellation);
      engine.meanings().prepare(List.of(document.id()), progress, cancellation);
      Prepared prepared = engine.model().prepare(wanted, insist, progress, cancellation);
      long start = System.nanoTime();
      ReadReport read =
          engine.reading().read(document.id(), prepared.options(), progress, cancellation);
      double readSeconds = secondsSince(start);
      ContractRun asking = new ContractRun(engine, document, contract, options, cancellation);
      List<AskedQuestion> asked = asking.ask();
      return new ContractResult(
          run,
          contract.file(),
          read.readTokens() + read.restoredTokens(),
          read.restoredTokens(),
          readSeconds,
          engine.gauge().now().use().totalBytes(),
          asking.lost(),
          asked);
    }
  }
}
