// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A menu's shadow that lies beyond the screen is cut off by a real one; JavaFX's headless one
 * throws instead, on the FX thread, if it gets so far as to draw it. TestFX keeps what is thrown
 * there and fails whatever test asks it next, in another class even: this is kept from it, and
 * nothing else.
 */
public final class BeyondTheScreen implements BeforeAllCallback {
  private static final String SCREEN = "com.sun.glass.ui.headless.HeadlessWindow";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(BeyondTheScreen.class))
        .getOrComputeIfAbsent(BeyondTheScreen.class, key -> install());
  }

  private static UncaughtExceptionHandler install() {
    WaitForAsyncUtils.clearExceptions(); // it installs its own when it is used first
    UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
    UncaughtExceptionHandler handler =
        (thread, error) -> {
          if (!isOnlyDrawing(error) && others != null) {
            others.uncaughtException(thread, error);
          }
        };
    Thread.setDefaultUncaughtExceptionHandler(handler);
    return handler;
  }

  private static boolean isOnlyDrawing(Throwable error) {
    return error instanceof IndexOutOfBoundsException
        && Stream.of(error.getStackTrace())
            .anyMatch(at -> at.getClassName().equals(SCREEN) && at.getMethodName().equals("blit"));
  }
}
