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
import java.util.function.Consumer;

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
    return with(
        next -> {
          boolean sized = textScale >= SMALLEST_TEXT && textScale <= LARGEST_TEXT;
          next.textScale = sized ? textScale : DEFAULT.textScale;
          next.language = LANGUAGES.contains(language) ? language : DEFAULT.language;
          next.budgetBytes =
              budgetBytes.orElse(0) >= LEAST_BUDGET ? budgetBytes : DEFAULT.budgetBytes;
          boolean some = threads.orElse(0) >= 1 && threads.orElse(0) <= MOST_THREADS;
          next.threads = some ? threads : DEFAULT.threads;
          next.model = model.filter(name -> !name.isBlank());
          next.device = device.name().isEmpty() ? DEFAULT.device : device;
        });
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

  /** The same but for what is changed in its draft, with text of a size that is allowed. */
  public Settings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** Settings in which one or more are about to be changed; belongs to whoever changes them. */
  public static final class Draft {
    public Theme theme;
    public double textScale;
    public String language;
    public Optional<KvProfile> profile;
    public OptionalLong budgetBytes;
    public OptionalInt threads;
    public Optional<String> model;
    public boolean networkAllowed;
    public boolean readsHidden;
    public DeviceWish device;
    public ReadAs readAs;

    private Draft(Settings now) {
      theme = now.theme;
      textScale = now.textScale;
      language = now.language;
      profile = now.profile;
      budgetBytes = now.budgetBytes;
      threads = now.threads;
      model = now.model;
      networkAllowed = now.networkAllowed;
      readsHidden = now.readsHidden;
      device = now.device;
      readAs = now.readAs;
    }

    private Settings done() {
      return new Settings(
          theme,
          Math.clamp(textScale, SMALLEST_TEXT, LARGEST_TEXT),
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
  }

  /** How the model is placed when it is loaded, on devices of these. */
  public LoadOptions loadOptions(Devices devices) {
    return new LoadOptions(device, profile.orElse(KvProfile.BALANCED), devices);
  }
}
