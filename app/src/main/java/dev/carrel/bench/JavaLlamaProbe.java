// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The program that {@link JavaLlama} runs in a JVM of its own, with java-llama.cpp on the class
 * path and without the rest of Carrel: both bring a libllama. It is driven by reflection, since
 * Carrel is not built against it.
 */
final class JavaLlamaProbe {
  private static final String PACKAGE = "de.kherud.llama.";

  private JavaLlamaProbe() {}

  /**
   * Arguments: model, file with the prompt, context, tokens to generate, threads, file for the
   * figures. (Native code writes to the standard streams as it likes.)
   */
  public static void main(String[] args) throws Exception {
    Object parameters = Class.forName(PACKAGE + "ModelParameters").getConstructor().newInstance();
    call(parameters, "setModel", args[0]);
    call(parameters, "setCtxSize", Integer.parseInt(args[2]));
    call(parameters, "setGpuLayers", 0);
    call(parameters, "setThreads", Integer.parseInt(args[4]));
    call(parameters, "setThreadsBatch", Integer.parseInt(args[4]));
    Object model =
        Class.forName(PACKAGE + "LlamaModel")
            .getConstructor(parameters.getClass())
            .newInstance(parameters);
    Object inference =
        Class.forName(PACKAGE + "InferenceParameters")
            .getConstructor(String.class)
            .newInstance(Files.readString(Path.of(args[1])));
    call(inference, "setTemperature", 0f);
    call(inference, "setIgnoreEos", true);
    call(inference, "setNPredict", Integer.parseInt(args[3]));
    String figures = time((Iterable<?>) call(model, "generate", inference));
    Files.writeString(Path.of(args[5]), figures);
    Runtime.getRuntime().halt(0); // its close() waits for ever
  }

  /** Nanoseconds to the first token, those from it to the last, and the tokens behind it. */
  private static String time(Iterable<?> outputs) {
    long start = System.nanoTime();
    long first = start;
    long last = start;
    int count = 0;
    for (Object _ : outputs) {
      last = System.nanoTime();
      first = count == 0 ? last : first;
      count++;
    }
    return "%d %d %d".formatted(first - start, last - first, Math.max(0, count - 1));
  }

  private static Object call(Object target, String name, Object... arguments) throws Exception {
    Method method =
        Arrays.stream(target.getClass().getMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(name));
    return method.invoke(target, arguments);
  }
}
