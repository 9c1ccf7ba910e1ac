/** The folder of an absolute path that uses `/`; a root is its own folder. */
export function dirname(file: string): string {
  const cut = file.lastIndexOf('/');
  if (cut <= 0) return '/';
  const folder = file.slice(0, cut);
  return /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

/** The last part of a path that uses `/`. */
export const basename = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** `relative` seen from `folder`, normalised: `..` and `.` are resolved; an absolute path stays. */
export function resolvePath(folder: string, relative: string): string {
  const absolute = relative.startsWith('/') || /^[A-Za-z]:\//.test(relative);
  const parts: string[] = [];
  for (const part of (absolute ? relative : `${folder}/${relative}`).split('/')) {
    if (part === '..') {
      if (parts.length > 1 || (parts.length === 1 && !/^[A-Za-z]:$/.test(parts[0] ?? '')))
        parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const joined = parts.join('/');
  return /^[A-Za-z]:/.test(joined) ? joined : `/${joined}`;
}
