// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.Map;
import java.util.Optional;

/** Names of TeX's mathematical glyphs that Adobe's list does not have. */
final class TexNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("angbracketleft", "\u27E8"),
          Map.entry("angbracketright", "\u27E9"),
          Map.entry("arrowhookleft", "\u21AA"),
          Map.entry("arrowhookright", "\u21A9"),
          Map.entry("bardbl", "\u2016"),
          Map.entry("circlecopyrt", "\u25EF"),
          Map.entry("epsilon1", "\u03F5"),
          Map.entry("greaterorequalslant", "\u2A7E"),
          Map.entry("Ifractur", "\u2111"),
          Map.entry("latticetop", "\u22A4"),
          Map.entry("lessorequalslant", "\u2A7D"),
          Map.entry("lscript", "\u2113"),
          Map.entry("mapsto", "|"),
          Map.entry("measuredangle", "\u2221"),
          Map.entry("multiopenleft", "\u22CB"),
          Map.entry("negationslash", "\u0338"),
          Map.entry("notexistential", "\u2204"),
          Map.entry("owner", "\u220B"),
          Map.entry("perpendicular", "\u22A5"),
          Map.entry("phi1", "\u03D5"),
          Map.entry("prime", "\u2032"),
          Map.entry("Rfractur", "\u211C"),
          Map.entry("rho1", "\u03F1"),
          Map.entry("squaresolid", "\u25A0"),
          Map.entry("star", "\u22C6"),
          Map.entry("subsetnoteql", "\u228A"),
          Map.entry("tildewide", "\u02DC"),
          Map.entry("tildewider", "\u02DC"),
          Map.entry("triangle", "\u25B3"),
          Map.entry("vector", "\u20D7"),
          Map.entry("visiblespace", "\u2423"));

  private TexNames() {}

  static Optional<String> text(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }
}
