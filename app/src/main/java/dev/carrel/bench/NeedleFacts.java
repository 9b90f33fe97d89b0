// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Twelve facts, each of another kind, with values by chance: nothing that a model could know. */
final class NeedleFacts {
  static final int COUNT = 12;

  private static final List<String> MONTHS =
      List.of("January", "March", "April", "June", "August", "October", "November");
  private static final List<String> FIRST_NAMES =
      List.of("Edda", "Ruben", "Ottilie", "Casper", "Imke", "Tobias", "Salome", "Anselm");
  private static final List<String> LAST_NAMES =
      List.of("Farrant", "Okell", "Brandreth", "Ludlam", "Quillfeather", "Marsden", "Tresco");
  private static final List<String> COLOURS =
      List.of("ochre", "turquoise", "crimson", "violet", "emerald", "copper");
  private static final List<String> HIDING_PLACES =
      List.of("sundial", "watering can", "third flowerpot", "beehive", "rain barrel");
  private static final List<String> INGREDIENTS =
      List.of("juniper", "fennel", "cardamom", "rosemary", "nutmeg", "aniseed");
  private static final List<String> SHIPS =
      List.of("Nightjar", "Kittiwake", "Wayfarer", "Sandpiper", "Bramble", "Halcyon");

  private final Random random;

  private NeedleFacts(Random random) {
    this.random = random;
  }

  /** The same for the same seed. */
  static List<NeedleFact> twelve(long seed) {
    NeedleFacts facts = new NeedleFacts(new Random(seed));
    List<NeedleFact> all = new ArrayList<>();
    all.add(facts.code());
    all.add(facts.date());
    all.add(facts.amount());
    all.add(facts.person());
    all.add(
        facts.word(
            "colour",
            "The door of the customs house at Vell is painted %s.",
            "What colour is the door of the customs house at Vell painted?",
            COLOURS));
    all.add(
        facts.word(
            "place",
            "The spare key to the observatory at Ludgrove lies under the %s.",
            "What does the spare key to the observatory at Ludgrove lie under?",
            HIDING_PLACES));
    all.add(
        facts.number(
            "extension",
            "The telephone extension of the Corran harbour office is %s.",
            "What is the telephone extension of the Corran harbour office?",
            1000 + facts.random.nextInt(9000)));
    all.add(facts.length());
    all.add(
        facts.word(
            "ingredient",
            "The secret ingredient of the Tarn loaf is %s.",
            "What is the secret ingredient of the Tarn loaf?",
            INGREDIENTS));
    all.add(
        facts.number(
            "temperature",
            "The great kiln at Braddock is fired at exactly %s degrees.",
            "At how many degrees is the great kiln at Braddock fired?",
            1100 + facts.random.nextInt(299)));
    all.add(
        facts.word(
            "ship",
            "The first ship ever to winter in Port Alder was the %s.",
            "Which ship was the first ever to winter in Port Alder?",
            SHIPS));
    all.add(facts.time());
    return List.copyOf(all);
  }

  private NeedleFact code() {
    String code =
        "%c%d-%d"
            .formatted(
                'A' + random.nextInt(26), 1 + random.nextInt(9), 1000 + random.nextInt(9000));
    return new NeedleFact(
        "code",
        "The access code of the Hollin archive is %s.".formatted(code),
        "What is the access code of the Hollin archive?",
        List.of(code, code.replace("-", "")));
  }

  private NeedleFact date() {
    int day = 10 + random.nextInt(10); // with "th"
    String month = pick(MONTHS);
    int year = 1700 + random.nextInt(200);
    return new NeedleFact(
        "date",
        "The treaty of Marrow Bay was signed on %d %s %d.".formatted(day, month, year),
        "On what date was the treaty of Marrow Bay signed?",
        List.of(
            "%d %s %d".formatted(day, month, year),
            "%s %d %d".formatted(month, day, year),
            "%dth of %s %d".formatted(day, month, year),
            "%dth %s %d".formatted(day, month, year),
            "%s %dth %d".formatted(month, day, year)));
  }

  private NeedleFact amount() {
    int pounds = 11_000 + random.nextInt(80_000);
    return new NeedleFact(
        "amount",
        String.format(Locale.ROOT, "Mending the Ostrey bridge cost %,d pounds.", pounds),
        "How many pounds did mending the Ostrey bridge cost?",
        List.of(String.format(Locale.ROOT, "%,d", pounds)));
  }

  private NeedleFact person() {
    String name = pick(FIRST_NAMES) + " " + pick(LAST_NAMES);
    return new NeedleFact(
        "name",
        "The keeper of the Skerne lighthouse is called %s.".formatted(name),
        "What is the keeper of the Skerne lighthouse called?",
        List.of(name));
  }

  private NeedleFact length() {
    int metres = 2000 + random.nextInt(7000);
    return new NeedleFact(
        "length",
        String.format(Locale.ROOT, "The old tunnel below Pendle Hill is %,d metres long.", metres),
        "How many metres long is the old tunnel below Pendle Hill?",
        List.of(String.format(Locale.ROOT, "%,d", metres)));
  }

  private NeedleFact time() {
    int hour = 7 + random.nextInt(5);
    int minute = 11 + random.nextInt(48);
    return new NeedleFact(
        "time",
        "The last boat to Inish leaves at %d:%02d.".formatted(hour, minute),
        "At what time does the last boat to Inish leave?",
        List.of("%d:%02d".formatted(hour, minute)));
  }

  private NeedleFact word(String kind, String sentence, String question, List<String> words) {
    String value = pick(words);
    return new NeedleFact(kind, sentence.formatted(value), question, List.of(value));
  }

  private NeedleFact number(String kind, String sentence, String question, int value) {
    String digits = Integer.toString(value);
    return new NeedleFact(kind, sentence.formatted(digits), question, List.of(digits));
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
