// SPDX-License-Identifier: Apache-2.0
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Gathers the licences of all that is shipped: a table from the bill of materials, then the texts
 * that the jars carry, then those of src/notices. Arguments: bom.json, the application's folder,
 * src/notices, and the folder to write NOTICES.md and bom.json to.
 */
public final class Notices {
  private Notices() {}

  public static void main(String[] args) throws IOException {
    Path bom = Path.of(args[0]);
    Path application = Path.of(args[1]);
    Path texts = Path.of(args[2]);
    Path target = Path.of(args[3]);
    StringBuilder out = new StringBuilder();
    out.append("# Third parties\n\nCarrel is made with these; their licences stand below.\n\n");
    table(bom, out);
    for (Path jar : jars(application)) {
      jarTexts(jar, out);
    }
    try (Stream<Path> files = Files.list(texts)) {
      for (Path file : files.sorted().toList()) {
        section(out, file.getFileName().toString().replace(".txt", ""), Files.readString(file));
      }
    }
    out.append("\n## Java\n\nThe notices of the Java that is shipped lie in lib/runtime/legal.\n");
    Files.writeString(target.resolve("NOTICES.md"), out);
    Files.copy(bom, target.resolve("bom.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void table(Path bom, StringBuilder out) throws IOException {
    JsonObject root = JsonParser.parseString(Files.readString(bom)).getAsJsonObject();
    TreeMap<String, String> rows = new TreeMap<>();
    for (JsonElement element : root.getAsJsonArray("components")) {
      JsonObject component = element.getAsJsonObject();
      String name = component.get("name").getAsString();
      if (component.get("group").getAsString().equals("dev.carrel")) {
        continue;
      }
      String licences = licences(component);
      if (licences.isEmpty()) {
        throw new IOException(name + " names no licence in its POM; add it by hand");
      }
      rows.put(name + " " + component.get("version").getAsString(), licences);
    }
    rows.put("llama.cpp 0.5.0", "MIT");
    out.append("| library | licence |\n|---|---|\n");
    rows.forEach((name, licence) -> out.append("| %s | %s |\n".formatted(name, licence)));
  }

  private static String licences(JsonObject component) {
    Set<String> names = new LinkedHashSet<>();
    JsonElement licences = component.get("licenses");
    for (JsonElement element : licences == null ? new JsonArray() : licences.getAsJsonArray()) {
      JsonObject entry = element.getAsJsonObject();
      if (entry.has("expression")) {
        names.add(entry.get("expression").getAsString());
        continue;
      }
      JsonObject licence = entry.getAsJsonObject("license");
      names.add((licence.has("id") ? licence.get("id") : licence.get("name")).getAsString());
    }
    return String.join(" or ", names);
  }

  private static List<Path> jars(Path application) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("cp", "fx")) {
      try (Stream<Path> files = Files.list(application.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return jars;
  }

  private static void jarTexts(Path jar, StringBuilder out) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        if (name.matches(
            "(META-INF/)?(LICENSE|LICENCE|NOTICE|THIRDPARTYNOTICES)(\\.TXT|\\.MD|-[A-Z0-9.-]+)?")) {
          byte[] text = zip.getInputStream(entry).readAllBytes();
          section(
              out,
              jar.getFileName() + ", " + entry.getName(),
              new String(text, StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void section(StringBuilder out, String title, String text) {
    out.append("\n## ").append(title).append("\n\n```\n").append(text.strip()).append("\n```\n");
  }
}
