// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.report.ErrorReport;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hears of errors that nobody foresaw. Each writes a report into the home, which holds no text of
 * documents, and is told in the window; one that comes again and again only once.
 */
final class UnexpectedErrors implements Thread.UncaughtExceptionHandler {
  /** Different ones of which a report is written, in one run of the desk. */
  static final int MOST = 20;

  private static final System.Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

  private final Supplier<Path> home;
  private final Background background;
  private final Consumer<CarrelException> tell;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * Of one desk.
   *
   * @param home where reports go, as it is when an error happens
   * @param tell shows one; called on the FX thread
   */
  UnexpectedErrors(Supplier<Path> home, Background background, Consumer<CarrelException> tell) {
    this.home = home;
    this.background = background;
    this.tell = tell;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    LOG.log(System.Logger.Level.INFO, "not caught on " + thread.getName(), problem);
    if (known.size() < MOST && known.add(place(problem))) {
      Path folder = home.get();
      background
          .task(
              Lane.QUICK,
              "report an error",
              (progress, cancellation) -> ErrorReport.write(folder, problem, Instant.now()))
          .onDone(report -> tell.accept(words(problem, report)))
          .start();
    }
  }

  private static String place(Throwable problem) {
    return problem.getClass().getName()
        + Arrays.stream(problem.getStackTrace()).findFirst().map(Object::toString).orElse("");
  }

  private static CarrelException words(Throwable problem, Optional<String> report) {
    Strings strings = Strings.of(UnexpectedErrors.class);
    return new CarrelException(
        Code.INTERNAL,
        strings.get("unexpected", problem.getClass().getSimpleName()),
        report
            .map(file -> strings.get("unexpected.report", file))
            .orElseGet(() -> strings.get("unexpected.lost")));
  }
}
