// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;

/** What is said where a file or one of its pages cannot be shown. */
final class PageErrors implements PdfFile.FileWords {
  private final Strings strings;

  PageErrors(Strings strings) {
    this.strings = strings;
  }

  static Node note(Strings strings, CarrelException error, Runnable onAgain) {
    Button again = ErrorNote.button(strings.get("again"));
    again.setOnAction(event -> onAgain.run());
    return new ErrorNote(error, List.of(again));
  }

  /** As {@link #note}, with a field for the password. */
  static Node passwordNote(Strings strings, CarrelException error, Consumer<String> onPassword) {
    PasswordField field = new PasswordField();
    field.setId("page-password");
    field.setAccessibleText(strings.get("password"));
    field.setPromptText(strings.get("password"));
    field.setOnAction(event -> onPassword.accept(field.getText()));
    Button open = ErrorNote.button(strings.get("password.open"));
    open.setOnAction(event -> onPassword.accept(field.getText()));
    return new ErrorNote(error, List.of(field, open));
  }

  @Override
  public CarrelException missing(Path file) {
    return new CarrelException(
        Code.FILE_MISSING, strings.get("missing", file), strings.get("missing.remedy"));
  }

  @Override
  public CarrelException locked(Path file, Throwable cause) {
    return new CarrelException(
        Code.PASSWORD_NEEDED,
        strings.get("locked", file.getFileName()),
        strings.get("locked.remedy"),
        cause);
  }

  @Override
  public CarrelException unreadable(Path file, Throwable cause) {
    return new CarrelException(
        Code.FILE_UNREADABLE,
        strings.get("unreadable", file.getFileName(), reason(cause)),
        strings.get("unreadable.remedy"),
        cause);
  }

  @Override
  public CarrelException undrawable(int page, Throwable cause) {
    Code code = cause instanceof OutOfMemoryError ? Code.OUT_OF_MEMORY : Code.FILE_CORRUPT;
    return new CarrelException(
        code,
        strings.get("undrawable", page, reason(cause)),
        strings.get("undrawable.remedy"),
        cause);
  }

  @Override
  public CarrelException undecoded(int page) {
    return new CarrelException(
        Code.FILE_CORRUPT, strings.get("undecoded", page), strings.get("undecoded.remedy"));
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
