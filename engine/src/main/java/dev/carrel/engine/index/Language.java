// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages whose words are indexed by their stems; CJK by pairs of characters. */
enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es"),
  CJK("cjk"),
  /** Any other: found by its words as they stand, without case and accents. */
  OTHER("und");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As kept in the index. */
  String tag() {
    return tag;
  }

  /** The field with the stems; {@link #OTHER} has none. */
  Optional<String> field() {
    return this == OTHER ? Optional.empty() : Optional.of("text_" + tag);
  }

  /** From a BCP 47 tag such as {@code de-AT}; empty for an empty tag. */
  static Optional<Language> ofTag(String languageTag) {
    String primary = Locale.forLanguageTag(languageTag.replace('_', '-')).getLanguage();
    return switch (primary) {
      case "" -> Optional.empty();
      case "zh", "ja", "ko" -> Optional.of(CJK);
      default ->
          Optional.of(
              Arrays.stream(values()).filter(l -> l.tag.equals(primary)).findAny().orElse(OTHER));
    };
  }
}
