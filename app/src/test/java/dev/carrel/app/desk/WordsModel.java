package dev.carrel.app.desk;

import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ScriptedModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a script word by word, as a real model does, and waits before each word until the one
 * before it can have been seen.
 */
final class WordsModel extends ScriptedModel {
  /** The token of the first word; smaller ones are bytes. */
  private static final int FIRST = 1000;

  private static final int LETTERS = 8;

  private final List<String> words;
  private final Runnable pace;

  /**
   * Makes one.
   *
   * @param pace returns when the next word may come
   */
  WordsModel(String script, Runnable pace) {
    super("", 1_000_000);
    words = List.of(script.split("(?<=[ \n])"));
    this.pace = pace;
  }

  /** Eight letters are a token, so that a conversation takes about what it takes a real model. */
  @Override
  public int[] tokenize(String text, boolean special) {
    int[] bytes = super.tokenize(text, special);
    return IntStream.iterate(0, at -> at < bytes.length, at -> at + LETTERS)
        .map(at -> bytes[at])
        .toArray();
  }

  @Override
  public byte[] bytes(int token) {
    return token < FIRST
        ? super.bytes(token)
        : words.get(token - FIRST).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public ModelContext open(ContextOptions options) {
    Speech speech = new Speech(super.open(options));
    return (ModelContext)
        Proxy.newProxyInstance(
            ModelContext.class.getClassLoader(), new Class<?>[] {ModelContext.class}, speech::call);
  }

  /** A context in which the next token is the next word. */
  private final class Speech {
    private final ModelContext context;
    private int next;

    Speech(ModelContext context) {
      this.context = context;
    }

    private int word() {
      pace.run();
      return next < words.size() ? FIRST + next++ : END;
    }

    @Nullable Object call(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
      if (method.getName().equals("rewind") || method.getName().equals("branch")) {
        next = 0;
      }
      try {
        Object result = method.invoke(context, args);
        return switch (method.getName()) {
          case "best" -> word();
          case "step" -> Arrays.stream((int[]) result).map(token -> word()).toArray();
          default -> result;
        };
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
