"""Counts what "meson test" ran, each TAP subtest for itself, and says what failed.

Usage: test-summary.py LOG-FOLDER STATUS, where STATUS is what "meson test" ended
with. What the tests left in the temporary folder, left-behind.txt there, is a failure, too. The last line
is "N passed, N failed, N skipped".
"""

import json
import re
import sys
from pathlib import Path

LOG_LINES_SHOWN = 25
GOOD_RESULTS = ('OK', 'EXPECTEDFAIL')
TAP_PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
TAP_RESULT = re.compile(r'^(not )?ok\b[ \t]*(\d+)?[ \t]*(?:- )?(.*)$', re.MULTILINE)
TAP_NOT_COUNTED = re.compile(r'#\s*(skip|todo)', re.IGNORECASE)


class Summary:
    def __init__(self):
        self.passed = 0
        self.skipped = 0
        self.failures = []

    def add(self, test):
        name, output = test['name'], test.get('stdout') or ''
        failures_before = len(self.failures)

        if TAP_PLAN.search(output):
            for not_ok, _, description in TAP_RESULT.findall(output):
                if TAP_NOT_COUNTED.search(description):
                    self.skipped += 1
                elif not_ok:
                    self.failures.append(f'{name}: {description}')
                else:
                    self.passed += 1
            if re.match(r'1\.\.0\b', output):
                self.skipped += 1
        elif test['result'] in GOOD_RESULTS:
            self.passed += 1
        elif test['result'] == 'SKIP':
            self.skipped += 1

        # A crash or a time-out may leave no trace in the TAP output.
        if test['result'] not in (*GOOD_RESULTS, 'SKIP'):
            if len(self.failures) == failures_before:
                self.failures.append(f'{name}: {test["result"].lower()}')
            print_log(test)


def print_log(test):
    log = (test.get('stdout') or '') + (test.get('stderr') or '')
    print(f'\n--- {test["name"]}: {test["result"].lower()}')
    print('\n'.join(log.splitlines()[-LOG_LINES_SHOWN:]))


def main():
    log, left, status = Path(sys.argv[1], 'testlog.json'), Path(sys.argv[1], 'left-behind.txt'), int(sys.argv[2])
    summary = Summary()

    if log.exists():
        with log.open(encoding='utf-8') as lines:
            for line in lines:
                summary.add(json.loads(line))
    # What failed may have had no time to tidy up.
    if status == 0 and left.exists():
        summary.failures += [f'left in the temporary folder: {name}' for name in left.read_text().splitlines()]
    if status != 0 and not summary.failures:
        summary.failures.append(f'meson test: ended with status {status}')

    if summary.failures:
        print(f'\nFailed (full log: {log.with_suffix(".txt")}):')
        for failure in summary.failures:
            print(f'  {failure}')
    elif summary.passed == 0:
        print('\nNo test ran.')
    print()
    print(f'{summary.passed} passed, {len(summary.failures)} failed, {summary.skipped} skipped')
    sys.exit(1 if summary.failures or summary.passed == 0 else 0)


if __name__ == '__main__':
    main()
