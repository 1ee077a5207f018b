// SPDX-License-Identifier: MIT
// The order of the history where clocks were wrong: it is that of the commits' parents, whatever their times say.
#include "store/history.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <utility>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class History : public RegisterTest {
 protected:
  History() : reg_(Make()) { Check(git_repository_open(Out(repository_), where().c_str()), "open"); }

  Revision AddAt(const std::string& label, const std::string& moment) {
    for (const char* name : {"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"}) setenv(name, moment.c_str(), 1);
    return Add(reg_, label);
  }

  git_oid Id(const std::string& name) const {
    git_oid id;
    Check(git_oid_fromstr(&id, Git("rev-parse " + name).c_str()), name);
    return id;
  }

  static std::vector<std::string> HexOf(const std::vector<git_oid>& ids) {
    std::vector<std::string> hexes;
    for (const git_oid& id : ids) hexes.push_back(Hex(id));
    return hexes;
  }

  static std::vector<std::string> Lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  }

  Register reg_;
  Repository repository_;
};

TEST_F(History, GoesByParentsWhereClocksWentBackAndForth) {
  const char* moments[] = {"2021-06-18T09:30:00Z", "2001-01-01T00:00:00Z", "2099-12-31T23:59:59Z",
                           "1990-05-05T05:05:05Z", "1990-05-05T05:05:05Z", "2021-06-18T09:30:00Z"};
  int count = 0;
  for (const char* moment : moments) AddAt("label " + std::to_string(++count), moment);
  EXPECT_EQ(HexOf(CommitsBetween(repository_.get(), std::nullopt, Id("HEAD"))),
            Lines(Git("log --format=%H --topo-order --reverse")));
  const auto listed = [&] {
    std::string numbers;
    for (const Revision& revision : reg_.Revisions(plan_)) numbers += std::to_string(revision.number);
    return numbers;
  };
  EXPECT_EQ(listed(), "123456");
  Git("tag -d $(git tag)");
  EXPECT_EQ(listed(), "123456");
  EXPECT_EQ(reg_.Find(plan_, "newest").number, 6);
  EXPECT_TRUE(Register::Verify(where(), {}).faults.empty());
  ExpectSound();
}

// A history that people merged, with times at random; and what comes to what, told by its parents alone.
class Times {
 public:
  explicit Times(unsigned seed) : random_(seed) {
    for (int i = 0; i < kCommits; ++i) {
      if (i > 0) parents_[i].insert(i - 1 - Below(std::min(i, 4)));
      if (i > 5) parents_[i].insert(i - 1 - Below(5));
      known_[i] = {i};
      for (const int parent : parents_[i]) known_[i].insert(known_[parent].begin(), known_[parent].end());
    }
  }

  std::string Stream() {
    std::string stream;
    for (int i = 0; i < kCommits; ++i) {
      stream += "commit refs/heads/times\nmark :" + std::to_string(i + 1) + "\ncommitter A <a@example.org> " +
                std::to_string(1000000000 + Below(1000000)) + " +0000\ndata 1\nx\n";
      std::string word = "from :";
      for (const int parent : parents_[i]) stream += std::exchange(word, "merge :") + std::to_string(parent + 1) + "\n";
    }
    return stream;
  }

  bool Holds(int commit, int other) const { return known_[commit].contains(other); }
  const std::set<int>& Parents(int commit) const { return parents_[commit]; }

  static constexpr int kCommits = 40;

 private:
  int Below(int limit) { return std::uniform_int_distribution(0, limit - 1)(random_); }

  std::minstd_rand random_;
  std::array<std::set<int>, kCommits> parents_, known_;
};

// With seed 4, a walk of libgit2 gives commits that it was told to leave out.
TEST_F(History, WhatLiesBetweenTwoCommitsIsRightWhateverTheTimes) {
  for (const unsigned seed : {1u, 4u, 5u}) {
    Times times(seed);
    WriteWhole(beside("stream"), times.Stream());
    Git("fast-import --quiet --force --export-marks=../marks < ../stream");
    std::vector<git_oid> ids(Times::kCommits);
    std::map<std::string, int> places;
    std::istringstream marks(ReadWhole(beside("marks")));
    for (std::string mark, hex; marks >> mark >> hex;) {
      const int place = std::stoi(mark.substr(1)) - 1;
      git_oid_fromstr(&ids[static_cast<size_t>(place)], hex.c_str());
      places[hex] = place;
    }
    const int last = Times::kCommits - 1;
    for (int before = 0; before < last; ++before) {
      for (const int after : {last, (before * 7 + 3) % Times::kCommits}) {
        std::set<int> expected, found;
        for (int i = 0; i <= last; ++i) {
          if (times.Holds(after, i) && !times.Holds(before, i)) expected.insert(i);
        }
        const git_oid &from = ids[static_cast<size_t>(before)], &to = ids[static_cast<size_t>(after)];
        for (const git_oid& id : CommitsBetween(repository_.get(), from, to)) {
          const int place = places.at(Hex(id));
          for (const int parent : times.Parents(place)) EXPECT_EQ(found.contains(parent), expected.contains(parent));
          found.insert(place);
        }
        EXPECT_EQ(found, expected) << "seed " << seed << ", from " << before << " to " << after;
        EXPECT_EQ(Holds(repository_.get(), to, from), times.Holds(after, before)) << before << " " << after;
      }
    }
  }
}

}  // namespace
}  // namespace planrev::store
