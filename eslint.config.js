import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';

/** Folders that run in a browser worker and in Node alike: no clock, no randomness, no host. */
const pureFolders = ['model', 'graph', 'language', 'drill'].map((name) => `shared/${name}/**/*.ts`);

const ban = (object, property, why) => ({ object, property, message: why });

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '**/generated/**', '.dependency-cruiser.js'] },
  ...tseslint.configs.strictTypeChecked,
  prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.js',
            'vitest.config.ts',
            'shared/cli/backstep.cjs',
            'test/run-all.js',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
    },
  },
  { files: ['**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      // A table of cases is read by row.
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: pureFolders,
    rules: {
      'no-restricted-properties': [
        'error',
        ban(
          'Date',
          'now',
          'Pure folders take the time as an argument, so that a run can be replayed.',
        ),
        ban(
          'Math',
          'random',
          'Pure folders draw from a keyed seed, so that a run can be replayed.',
        ),
        ban('Math', 'pow', 'Its last bit differs between engines; multiply, or use exp and log.'),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Pure folders take the time as an argument, so that a run can be replayed.',
        },
        {
          selector: "BinaryExpression[operator='**']",
          message: 'Its last bit differs between engines; multiply, or use exp and log.',
        },
      ],
    },
  },
);
