// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.List;
import java.util.Optional;

/**
 * Whether a cell is as was wished.
 *
 * @param deviates whether it is not
 * @param sentence why, for a person, without a full stop: "18 months is more than the 12 months
 *     wished for"
 */
public record WishCheck(boolean deviates, String sentence) {
  /** Whether a cell is not as was wished; empty where {@link #of} is. */
  public static Optional<Boolean> deviates(Wish wish, CellState state, Optional<CellValue> value) {
    return of(wish, state, value).map(WishCheck::deviates);
  }

  /**
   * Compares.
   *
   * @param value what the cell's words were read as; empty if nothing was found
   * @return empty where it cannot be told: nobody answered, the value could not be read, or it and
   *     the wish cannot be compared
   */
  public static Optional<WishCheck> of(Wish wish, CellState state, Optional<CellValue> value) {
    return switch (state) {
      case WAITING, ANSWERING, FAILED -> Optional.empty();
      case NOT_THERE -> nothing(wish);
      case ANSWERED, UNSURE, STALE, CORRECTED, VERIFIED ->
          value.map(some -> something(wish, some)).orElseGet(() -> nothing(wish));
    };
  }

  private static Optional<WishCheck> nothing(Wish wish) {
    String wished = String.join(" or ", wish.values());
    return switch (wish.rule()) {
      case PRESENT -> told(true, "nothing was found, and something was wished for");
      case ABSENT -> told(false, "nothing was found, as wished");
      case IS ->
          wish.values().stream().allMatch(WishedValue::isNo)
              ? told(false, "nothing was found, as wished")
              : told(true, "nothing was found, and %s was wished for".formatted(wished));
      case IS_NOT -> told(false, "nothing was found, and so not %s".formatted(wished));
      case AT_MOST, AT_LEAST -> Optional.empty();
    };
  }

  private static Optional<WishCheck> something(Wish wish, CellValue value) {
    boolean no = value instanceof CellValue.YesNo(boolean yes) && !yes;
    return switch (wish.rule()) {
      case PRESENT ->
          no ? told(true, "it is not there, and was wished for") : told(false, "it is there");
      case ABSENT ->
          no
              ? told(false, "it is not there, as wished")
              : told(true, "it is there, against the wish");
      case IS, IS_NOT -> oneOf(wish, value);
      case AT_MOST, AT_LEAST -> limit(wish, value);
    };
  }

  /** Of several names or choices each must be one that was wished, and none one that was not. */
  private static Optional<WishCheck> oneOf(Wish wish, CellValue value) {
    String wished = String.join(" or ", wish.values());
    if (value instanceof CellValue.YesNo(boolean yes)) {
      return yesOrNo(wish, yes, value);
    }
    boolean unknown = false;
    for (CellValue single : WishedValue.singles(value)) {
      List<Optional<Boolean>> same =
          wish.values().stream().map(one -> WishedValue.is(one, single)).toList();
      boolean is = same.contains(Optional.of(true));
      boolean isNone = !is && !same.contains(Optional.<Boolean>empty());
      unknown |= !is && !isNone;
      if (wish.rule() == Wish.Rule.IS && isNone) {
        return told(true, "%s is not the %s wished for".formatted(ValueWords.of(single), wished));
      }
      if (wish.rule() == Wish.Rule.IS_NOT && is) {
        return told(true, "%s is what was not wished for".formatted(ValueWords.of(single)));
      }
    }
    String told =
        wish.rule() == Wish.Rule.IS ? "%s is as wished" : "%s is not what was not wished for";
    return unknown ? Optional.empty() : told(false, told.formatted(ValueWords.of(value)));
  }

  private static Optional<WishCheck> yesOrNo(Wish wish, boolean yes, CellValue value) {
    boolean is = wish.values().stream().anyMatch(one -> WishedValue.is(one, value).orElse(false));
    boolean deviates = is != (wish.rule() == Wish.Rule.IS);
    return told(
        deviates,
        "the answer is %s, %s"
            .formatted(yes ? "yes" : "no", deviates ? "against the wish" : "as wished"));
  }

  private static Optional<WishCheck> limit(Wish wish, CellValue value) {
    String wished = wish.values().getFirst();
    boolean most = wish.rule() == Wish.Rule.AT_MOST;
    boolean day = value instanceof CellValue.Day;
    String beyond = day ? (most ? "later" : "earlier") : (most ? "more" : "less");
    return WishedValue.compare(value, wished)
        .map(
            order -> {
              boolean deviates = most ? order > 0 : order < 0;
              String sentence =
                  "%s is %s%s than the %s wished for"
                      .formatted(ValueWords.of(value), deviates ? "" : "not ", beyond, wished);
              return new WishCheck(deviates, sentence);
            });
  }

  private static Optional<WishCheck> told(boolean deviates, String sentence) {
    return Optional.of(new WishCheck(deviates, sentence));
  }
}
