import './page.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import { theme } from '../ui/theme.ts';

const style = document.createElement('style');
style.textContent = theme;
document.head.prepend(style);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
