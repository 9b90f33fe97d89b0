// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.report.CrashFile;
import dev.carrel.app.report.CrashReports;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.model.DeviceWish;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LoadOptions;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** One run of one command: what was asked for, where to write, and how to stop. */
public final class Session {
  private final Platform platform;
  private final GlobalOptions options;
  private final Streams streams;
  private final Progress progress;
  private final Cancellation cancellation = new Cancellation();

  Session(Platform platform, GlobalOptions options, Streams streams) {
    this.platform = platform;
    this.options = options;
    this.streams = streams;
    this.progress =
        streams.errIsTerminal()
            ? new ProgressBar(streams.ownErr(), System::nanoTime)
            : new ProgressLines(streams.err(), System::nanoTime);
  }

  /** What this runs on. */
  public Platform platform() {
    return platform;
  }

  /** What was measured of models on this machine. */
  public CalibrationStore calibrations() {
    return CalibrationStore.of(platform);
  }

  /** Whether the outcome is to be one JSON object. */
  public boolean json() {
    return options.json;
  }

  public Optional<String> model() {
    return Optional.ofNullable(options.model);
  }

  public Optional<KvProfile> profile() {
    return Optional.ofNullable(options.profile);
  }

  /** How a model is placed when it is loaded. */
  public LoadOptions loadOptions() {
    return new LoadOptions(
        options.device == null ? DeviceWish.AUTO : new DeviceWish(options.device),
        profile().orElse(KvProfile.BALANCED),
        platform.machine());
  }

  /** Whether the model also reads text that cannot be seen. */
  public boolean readsHidden() {
    return options.readHidden;
  }

  /** How files are read. */
  public ReadAs readAs() {
    return new ReadAs(options.changes, !options.noComments);
  }

  /** Memory that may be used, in bytes. */
  public OptionalLong budgetBytes() {
    return options.budgetBytes == null
        ? OptionalLong.empty()
        : OptionalLong.of(options.budgetBytes);
  }

  /** The folder of the person's data, absolute; it may not exist yet. */
  public Path home() {
    return options.home == null ? Home.defaultPath(platform) : options.home.toAbsolutePath();
  }

  /** The model files of this machine and this home. */
  public ModelStore models() {
    return ModelStore.of(platform, HomeFiles.in(home()));
  }

  /** Where a command that streams writes as it goes; not to be used with {@link #json()}. */
  public PrintWriter out() {
    endProgress();
    return streams.out();
  }

  public Progress progress() {
    return progress;
  }

  /** Requested by Ctrl-C. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Says something about the work on standard error, for example what is about to be fetched. */
  public void say(String line) {
    endProgress();
    streams.err().println(ShownText.name(line));
    streams.err().flush();
  }

  /** Names the report of a crash of an earlier run, once; one of this run is to be found too. */
  void tellOfCrash() {
    CrashFile.in(home());
    CrashReports.ofProcess()
        .takeInto(home())
        .ifPresent(
            report ->
                say(
                    "Carrel crashed the last time. A report without your words lies in %s."
                        .formatted(report)));
  }

  /** What comes on standard input. */
  InputStream in() {
    return streams.in();
  }

  /** Draws the memory gauge where progress goes; not to be used beside {@link #progress}. */
  GaugeLine gaugeLine() {
    return new GaugeLine(streams.ownErr(), streams.errIsTerminal(), System::nanoTime);
  }

  void print(Outcome outcome) {
    endProgress();
    if (json()) {
      printJson(outcome.json());
    } else if (!outcome.text().isEmpty()) {
      streams.out().println(outcome.text());
    }
    streams.out().flush();
  }

  void printJson(Object object) {
    streams.out().println(JsonText.of(object));
    streams.out().flush();
  }

  void endProgress() {
    if (progress instanceof ProgressBar bar) {
      bar.wipe();
    }
  }
}
