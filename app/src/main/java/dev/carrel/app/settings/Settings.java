// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.Devices;
import dev.carrel.engine.ground.Machine;
import dev.carrel.engine.model.DeviceWish;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LoadOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a person has chosen.
 *
 * @param theme light, dark, or as the system has it
 * @param textScale how large text is, as a factor from 0.8 to 2.0
 * @param language of the desk, as a language tag; empty for the system's
 * @param profile how contexts are stored; empty for {@link KvProfile#BALANCED} or what does better
 *     on the model
 * @param budgetBytes memory that may be used; empty for most of what is free
 * @param threads that compute; empty for one per core
 * @param model its name; empty for the catalogue's starter
 * @param networkAllowed whether a model may be fetched at all
 * @param readsHidden whether the model also reads text that cannot be seen on its page
 * @param device what the model is computed on
 * @param readAs how files are read that are added from now on
 */
public record Settings(
    Theme theme,
    double textScale,
    String language,
    Optional<KvProfile> profile,
    OptionalLong budgetBytes,
    OptionalInt threads,
    Optional<String> model,
    boolean networkAllowed,
    boolean readsHidden,
    DeviceWish device,
    ReadAs readAs) {
  public static final double SMALLEST_TEXT = 0.8;
  public static final double LARGEST_TEXT = 2.0;

  /** The languages that the desk speaks; the empty one is the system's. */
  public static final List<String> LANGUAGES = List.of("", "en", "de");

  /** Less holds no model at all. */
  static final long LEAST_BUDGET = 100_000_000;

  static final int MOST_THREADS = 1024;

  /** Where nobody has chosen anything. */
  public static final Settings DEFAULT =
      new Settings(
          Theme.SYSTEM,
          1,
          "",
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          true,
          false,
          DeviceWish.AUTO,
          ReadAs.DEFAULT);

  /** With whatever makes no sense replaced by the default. */
  public Settings mended() {
    return new Settings(
        theme,
        textScale >= SMALLEST_TEXT && textScale <= LARGEST_TEXT ? textScale : DEFAULT.textScale,
        LANGUAGES.contains(language) ? language : DEFAULT.language,
        profile,
        budgetBytes.orElse(0) >= LEAST_BUDGET ? budgetBytes : DEFAULT.budgetBytes,
        threads.orElse(0) >= 1 && threads.orElse(0) <= MOST_THREADS ? threads : DEFAULT.threads,
        model.filter(name -> !name.isBlank()),
        networkAllowed,
        readsHidden,
        device.name().isEmpty() ? DEFAULT.device : device,
        readAs);
  }

  /**
   * How documents are read. A profile that a person chose is taken also where it does badly; one
   * that nobody chose is replaced there.
   *
   * @param machine whose memory and threads are taken where nobody chose
   */
  public ReadOptions readOptions(Machine machine) {
    return new ReadOptions(
            profile.orElse(KvProfile.BALANCED),
            machine.memory().budgetBytes(budgetBytes),
            threads.orElseGet(machine::computeThreads),
            profile.isPresent())
        .readingHidden(readsHidden);
  }

  /** The same with another theme. */
  public Settings with(Theme other) {
    return new Settings(
        other,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with text of another size, within what is allowed. */
  public Settings withTextScale(double other) {
    double scale = Math.clamp(other, SMALLEST_TEXT, LARGEST_TEXT);
    return new Settings(
        theme,
        scale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same in another language. */
  public Settings withLanguage(String other) {
    return new Settings(
        theme,
        textScale,
        other,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with another profile. */
  public Settings withProfile(Optional<KvProfile> other) {
    return new Settings(
        theme,
        textScale,
        language,
        other,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with another budget. */
  public Settings withBudget(OptionalLong other) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        other,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with another number of threads. */
  public Settings withThreads(OptionalInt other) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        other,
        model,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with another model. */
  public Settings withModel(Optional<String> other) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        other,
        networkAllowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same with the network allowed or not. */
  public Settings withNetwork(boolean allowed) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        allowed,
        readsHidden,
        device,
        readAs);
  }

  /** The same, with text that cannot be seen read by the model or not. */
  public Settings withHiddenRead(boolean reads) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        reads,
        device,
        readAs);
  }

  /** The same, with the model computed on something else. */
  public Settings withDevice(DeviceWish other) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        other,
        readAs);
  }

  /** The same with files read otherwise. */
  public Settings withReadAs(ReadAs other) {
    return new Settings(
        theme,
        textScale,
        language,
        profile,
        budgetBytes,
        threads,
        model,
        networkAllowed,
        readsHidden,
        device,
        other);
  }

  /** How the model is placed when it is loaded, on devices of these. */
  public LoadOptions loadOptions(Devices devices) {
    return new LoadOptions(device, profile.orElse(KvProfile.BALANCED), devices);
  }
}
