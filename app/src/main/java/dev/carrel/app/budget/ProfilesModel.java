// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ProfileMeasure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The profiles on the model in use: what each loses and holds, and changing from one to another.
 */
public final class ProfilesModel implements AutoCloseable {
  /**
   * One profile.
   *
   * @param bitsPerValue on this model; what it allows at most while that is not known
   * @param measure what was measured on this model; empty if nothing was, and for the reference
   * @param longestPages that fit the budget, of the length of those read, or of a usual one while
   *     none is; empty if not known
   * @param chosen whether a person chose it
   * @param used whether documents are read with it
   * @param possible whether this model can be read with it
   */
  public record Row(
      KvProfile profile,
      double bitsPerValue,
      Optional<ProfileMeasure> measure,
      Optional<Integer> longestPages,
      boolean chosen,
      boolean used,
      boolean possible) {}

  /**
   * A change that was not made yet.
   *
   * @param profile empty to let Carrel choose
   * @param tokens that would be read again
   * @param time that takes; empty if not known
   */
  public record Change(Optional<KvProfile> profile, int tokens, Optional<Duration> time) {}

  /** How measuring stands. */
  public sealed interface Measuring {
    /** Nobody measures. */
    record Idle() implements Measuring {}

    /**
     * Under way.
     *
     * @param share 0 to 1; negative while it is not known
     */
    record Running(double share) implements Measuring {}

    /** It failed; nothing is changed. */
    record Failed(CarrelException error) implements Measuring {}
  }

  private final SettingsModel settings;
  private final ObservableValue<Optional<MemorySnapshot>> memory;
  private final OutlookModel outlook;
  private final ModelWork work;
  private final Background background;
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Change>> considered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Change>> undo =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Measuring> measuring =
      new ReadOnlyObjectWrapper<>(new Measuring.Idle());
  private final Subscription subscription;
  private @Nullable BackgroundTask<Calibration> task;

  public ProfilesModel(
      SettingsModel settings,
      ObservableValue<Optional<MemorySnapshot>> memory,
      OutlookModel outlook,
      ModelWork work,
      Background background) {
    this.settings = settings;
    this.memory = memory;
    this.outlook = outlook;
    this.work = work;
    this.background = background;
    subscription =
        Subscription.combine(
            settings.settingsProperty().subscribe(now -> show()),
            outlook.outlookProperty().subscribe(now -> show()),
            memory.map(now -> now.flatMap(MemorySnapshot::profile)).subscribe(now -> show()),
            memory.map(ProfilesModel::tokensPerPage).subscribe(now -> show()));
  }

  /** All profiles, largest first. */
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** A change that a person thinks about. */
  public ReadOnlyObjectProperty<Optional<Change>> consideredProperty() {
    return considered.getReadOnlyProperty();
  }

  /** What takes the last change back. */
  public ReadOnlyObjectProperty<Optional<Change>> undoProperty() {
    return undo.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Measuring> measuringProperty() {
    return measuring.getReadOnlyProperty();
  }

  /** Whether the model could be measured and was not. */
  public boolean isUnmeasured() {
    return outlook
        .outlookProperty()
        .get()
        .filter(known -> known.calibration() instanceof Calibration.NotYet)
        .isPresent();
  }

  /** The profile that documents are read with, as far as is known before one is. */
  static KvProfile usedProfile(Settings settings, Optional<Outlook> outlook) {
    return settings
        .profile()
        .orElseGet(
            () ->
                outlook
                    .map(known -> known.bestUpTo(KvProfile.BALANCED))
                    .orElse(KvProfile.BALANCED));
  }

  /** Of the pages that are read; as of a usual page while none is. */
  private static double tokensPerPage(Optional<MemorySnapshot> memory) {
    return memory
        .filter(now -> now.pages() > 0 && now.pageTokens() > 0)
        .map(now -> (double) now.pageTokens() / now.pages())
        .orElse((double) BudgetEffect.TOKENS_PER_PAGE);
  }

  private void show() {
    Settings chosen = settings.get();
    Optional<Outlook> known = outlook.outlookProperty().get();
    KvProfile used =
        memory
            .getValue()
            .flatMap(MemorySnapshot::profile)
            .orElseGet(() -> usedProfile(chosen, known));
    long budget = chosen.readOptions(settings.machine()).budgetBytes();
    double pageTokens = tokensPerPage(memory.getValue());
    rows.set(
        Arrays.stream(KvProfile.values())
            .map(profile -> row(profile, known, used, chosen, budget, pageTokens))
            .toList());
  }

  private static Row row(
      KvProfile profile,
      Optional<Outlook> outlook,
      KvProfile used,
      Settings settings,
      long budget,
      double pageTokens) {
    Optional<Outlook> possible = outlook.filter(known -> known.profiles().contains(profile));
    return new Row(
        profile,
        possible
            .map(known -> known.plan().profile(profile).bitsPerValue())
            .orElse(profile.mostBits()),
        possible.flatMap(known -> known.measure(profile)),
        possible.map(known -> (int) (known.longestTokens(profile, budget) / pageTokens)),
        settings.profile().filter(p -> p == profile).isPresent(),
        profile == used,
        outlook.isEmpty() || possible.isPresent());
  }

  /** Says what a change would cost, and does it at once if that is nothing. */
  public void consider(Optional<KvProfile> profile) {
    boolean back = considered.get().isPresent() && profile.filter(this::isUsed).isPresent();
    if (back || settings.get().profile().equals(profile)) {
      forget();
      return;
    }
    Change change = change(profile);
    if (change.tokens() == 0) {
      make(change);
    } else {
      considered.set(Optional.of(change));
    }
  }

  private boolean isUsed(KvProfile profile) {
    return rows.get().stream().anyMatch(row -> row.used() && row.profile() == profile);
  }

  private Change change(Optional<KvProfile> profile) {
    Optional<Outlook> known = outlook.outlookProperty().get();
    Optional<MemorySnapshot> now = memory.getValue();
    KvProfile next = usedProfile(settings.get().with(draft -> draft.profile = profile), known);
    boolean same = now.flatMap(MemorySnapshot::profile).filter(p -> p == next).isPresent();
    int tokens = same ? 0 : now.map(MemorySnapshot::contextTokens).orElse(0);
    Optional<Duration> time =
        known
            .map(k -> k.secondsToRead(next, tokens))
            .filter(seconds -> seconds.isPresent())
            .map(seconds -> Duration.ofMillis(Math.round(1000 * seconds.getAsDouble())));
    return new Change(profile, tokens, time);
  }

  /** Leaves all as it is. */
  public void forget() {
    considered.set(Optional.empty());
  }

  /** Makes the change that is considered. */
  public void apply() {
    considered.get().ifPresent(this::make);
  }

  private void make(Change change) {
    Change back = new Change(settings.get().profile(), 0, Optional.empty());
    considered.set(Optional.empty());
    settings.change(now -> now.profile = change.profile());
    undo.set(change.tokens() == 0 ? Optional.empty() : Optional.of(back));
  }

  /** Takes the last change back: what was read before is still kept on disk. */
  public void undo() {
    undo.get().ifPresent(back -> settings.change(now -> now.profile = back.profile()));
    undo.set(Optional.empty());
  }

  /** Measures what each profile loses on the model in use. */
  public void measure() {
    if (measuring.get() instanceof Measuring.Running) {
      return;
    }
    measuring.set(new Measuring.Running(-1));
    String model = outlook.model();
    BackgroundTask<Calibration> started =
        background
            .task(
                Lane.MODELS,
                "measure " + model,
                (progress, cancellation) -> work.measure(model, progress, cancellation))
            .onProgress(step -> measuring.set(new Measuring.Running(step.share())))
            .onDone(done -> measured())
            .onFailed(error -> measuring.set(new Measuring.Failed(error)))
            .onCancelled(() -> measuring.set(new Measuring.Idle()));
    task = started;
    started.start();
  }

  private void measured() {
    measuring.set(new Measuring.Idle());
    outlook.refresh();
  }

  public void cancelMeasuring() {
    Optional.ofNullable(task).ifPresent(BackgroundTask::cancel);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
