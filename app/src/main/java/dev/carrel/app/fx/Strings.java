// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.ShownText;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of one package, from {@code strings.properties} beside its classes, in the language of
 * the system. Patterns are {@link MessageFormat}s; apostrophes are written as ’.
 */
public final class Strings {
  private final ResourceBundle bundle;

  private Strings(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The words of the package that a class stands in.
   *
   * @param user any class of that package
   */
  public static Strings of(Class<?> user) {
    return new Strings(ResourceBundle.getBundle(user.getPackageName() + ".strings"));
  }

  /**
   * The words for a key, with the arguments in their places; those that are texts, such as the
   * names of files, as {@link ShownText}.
   *
   * @throws java.util.MissingResourceException if there are none: a mistake in the program
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(shown(arguments));
  }

  private static Object[] shown(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(
            argument ->
                argument instanceof String || argument instanceof Path
                    ? ShownText.of(argument.toString())
                    : argument)
        .toArray();
  }
}
