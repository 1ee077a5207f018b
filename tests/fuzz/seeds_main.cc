// SPDX-License-Identifier: MIT
// Runs the fuzz target on its seeds, without a fuzzer: compare_seeds [--write DIR] FOLDER...
//
// The seeds are every two Markdown files that lie in one folder, both ways, at any depth below FOLDER; with --write
// they are also written into DIR, as the fuzzer reads them.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "tests/fuzz/compare_fuzz.h"

namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The texts of each folder that has any, in an order that does not depend on the file system.
std::map<fs::path, std::vector<std::string>> TextsBelow(const fs::path& top) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(top)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::map<fs::path, std::vector<std::string>> texts;
  for (const fs::path& path : paths) texts[path.parent_path()].push_back(Read(path));
  return texts;
}

std::vector<std::string> SeedsBelow(const fs::path& top) {
  std::vector<std::string> seeds;
  for (const auto& [folder, texts] : TextsBelow(top)) {
    for (const std::string& before : texts) {
      for (const std::string& after : texts) seeds.push_back(before + static_cast<char>(kBetween) + after);
    }
  }
  return seeds;
}

void Write(const fs::path& folder, const std::vector<std::string>& seeds) {
  fs::create_directories(folder);
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    std::ofstream(folder / ("seed-" + std::to_string(i)), std::ios::binary) << seeds[i];
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> folders(arguments + 1, arguments + count);
  fs::path write_to;
  if (folders.size() >= 2 && folders[0] == "--write") {
    write_to = folders[1];
    folders.erase(folders.begin(), folders.begin() + 2);
  }
  std::vector<std::string> seeds;
  for (const std::string& folder : folders) std::ranges::move(SeedsBelow(folder), std::back_inserter(seeds));
  if (seeds.empty()) {
    std::fprintf(stderr, "compare_seeds: no Markdown files given\n");
    return 2;
  }
  if (!write_to.empty()) Write(write_to, seeds);
  for (const std::string& seed : seeds) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(seed.data()), seed.size());
  }
  std::printf("%zu seeds hold\n", seeds.size());
}
